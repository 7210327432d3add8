#!/usr/bin/env bash
# `npm run setup`: what the tests need beside npm packages: redis-server, a Chromium, a Japanese font.
# It installs what is missing and nothing else; where it can't, it says exactly what to install and fails.
set -euo pipefail

readonly redis_at_least='6.2' # append.lua uses ZADD … LT
missing=0

say() { printf 'setup: %s\n' "$*"; }

# What a person has to do, when the script can't.
ask() {
  printf 'setup: MISSING %s\n' "$*" >&2
  missing=1
}

is_mac() { [ "$(uname -s)" = 'Darwin' ]; }
has() { command -v "$1" >/dev/null 2>&1; }

is_ubuntu() { [ -r /etc/os-release ] && grep -Eq '^ID="?ubuntu"?$' /etc/os-release; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_apt() {
  has apt-get && { [ "$(id -u)" -eq 0 ] || { has sudo && sudo -n true 2>/dev/null; }; }
}

apt_is_fresh=''
apt_install() {
  if [ -z "$apt_is_fresh" ]; then
    as_root apt-get update -qq || return 1
    apt_is_fresh=yes
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

redis_version() { redis-server --version 2>/dev/null | sed -nE 's/.* v=([0-9.]+).*/\1/p'; }

# Whether version $1 is $2 or later.
is_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

redis_is_fine() {
  local version
  has redis-server && version="$(redis_version)" && [ -n "$version" ] && is_at_least "$version" "$redis_at_least"
}

# Prints the first Chromium that really starts: Ubuntu's /usr/bin/chromium-browser may be a stub that asks for a snap.
chromium_path() {
  local each path
  for each in "${CHROMIUM_PATH:-}" chromium chromium-browser google-chrome google-chrome-stable \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
    '/Applications/Chromium.app/Contents/MacOS/Chromium'; do
    [ -n "$each" ] || continue
    path="$(command -v "$each" 2>/dev/null)" || continue
    if "$path" --version >/dev/null 2>&1; then
      printf '%s\n' "$path"
      return 0
    fi
  done
  return 1
}

font_is_fine() {
  is_mac && return 0 # Hiragino comes with the system
  if has fc-list && [ -n "$(fc-list :lang=ja file 2>/dev/null | head -n 1)" ]; then return 0; fi
  [ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.fonts" "${HOME:-/root}/.local/share/fonts" \
    -iname '*noto*cjk*' -print -quit 2>/dev/null)" ]
}

setup_redis() {
  if ! has redis-server; then
    if is_mac && has brew; then
      say 'installing redis …'
      brew install --quiet redis || true
    elif can_apt; then
      say 'installing redis-server …'
      apt_install redis-server || true
    fi
  fi
  if redis_is_fine; then
    say "redis-server $(redis_version)"
  elif has redis-server; then
    ask "redis-server $redis_at_least or later: yours is $(redis_version). Install a newer one, e.g. from https://redis.io/docs/latest/operate/oss_and_stack/install/"
  else
    ask "redis-server: install the package \"redis-server\" (Debian, Ubuntu), \"redis\" (brew and others), version $redis_at_least or later"
  fi
}

setup_chromium() {
  local path
  if [ -n "${CHROMIUM_PATH:-}" ] && ! "$CHROMIUM_PATH" --version >/dev/null 2>&1; then
    ask "CHROMIUM_PATH is \"$CHROMIUM_PATH\", which does not start. Set it to a Chromium or Chrome, or unset it"
    return
  fi
  if ! chromium_path >/dev/null; then
    if is_mac && has brew; then
      say 'installing Google Chrome …'
      brew install --quiet --cask google-chrome || true
    elif is_ubuntu; then
      # The apt package of Ubuntu is an empty one that fetches the snap, and waits half an hour where snapd doesn't run.
      if has snap && [ -d /run/systemd/system ] && can_apt; then
        say 'installing chromium …'
        as_root snap install chromium >/dev/null || true
      fi
    elif can_apt; then
      say 'installing chromium …'
      apt_install chromium || true
    fi
  fi
  if path="$(chromium_path)"; then
    say "chromium at $path"
  elif is_ubuntu; then
    ask 'chromium: run "sudo snap install chromium", or install https://dl.google.com/linux/direct/google-chrome-stable_current_amd64.deb, or set CHROMIUM_PATH'
  else
    ask 'chromium: install the package "chromium" or Google Chrome, or set CHROMIUM_PATH to one that is there'
  fi
}

setup_font() {
  if ! font_is_fine && can_apt; then
    say 'installing a Japanese font …'
    apt_install fonts-noto-cjk || true
  fi
  if font_is_fine; then
    say 'a Japanese font'
  else
    ask 'a Japanese font: install the package "fonts-noto-cjk" (Debian, Ubuntu), "google-noto-sans-cjk-fonts" (Fedora), "noto-fonts-cjk" (Arch)'
  fi
}

setup_redis
setup_chromium
setup_font

if [ "$missing" -ne 0 ]; then
  say 'something is missing: see above, then run "npm run setup" again' >&2
  exit 1
fi
say 'everything is here'
