/**
 * What people talk about when they ask for nothing: dictionary forms, in the spellings that people type. None of these
 * is a thing that a desk looks after; what a word does in its sentence is read in `remark.ts`.
 */
const lists = {
  /** The sky, the season, and what it feels like. */
  sky: `
    雨 大雨 小雨 雪 大雪 風 台風 天気 お天気 お日和 日和 陽気 空 空模様 雲 雷 花粉 桜 花 花見 紅葉 日差し 太陽 梅雨 湿気 気温 月 星 虹 季節 気候
    外 春 夏 秋 冬 残暑 猛暑 真夏日 真冬 日 暑い あつい 寒い さむい 涼しい すずしい 暖かい あたたかい 温かい ぬくい あったかい 蒸し暑い むしあつい 肌寒い
    うすら寒い 冷たい つめたい 眩しい まぶしい 降る ふる 晴れる 曇る くもる 咲く さく 散る ちる 冷える ひえる 冷え込む ひえこむ 凍える
    止む やむ 明ける 吹く ふく 荒れる あれる 溶ける とける 過ごす すごす 秋晴れ 快晴 あいにく 満開 見頃
  `,
  /** How they are. */
  mood: `
    疲れる つかれる 眠い ねむい 眠たい ねむたい だるい しんどい つらい 辛い 暇 ひま ヒマ 退屈 寂しい さびしい さみしい 悲しい かなしい 忙しい いそがしい
    元気 幸せ 緊張 嫌 いや やだ 飽きる くたくた クタクタ へとへと ヘトヘト ヘロヘロ へろへろ ばたばた バタバタ ぽかぽか ポカポカ ドキドキ わくわく ワクワク
    うける ウケる 笑う わらう 泣く お腹 おなか 腹 すく 空く ぺこぺこ ペコペコ たまる 参る まいる たまらない 大変 心配 怖い こわい ぼちぼち 懐かしい なつかしい 冗談 独り言 ひとりごと つぶやき
    羨ましい うらやましい 恥ずかしい はずかしい 照れる ほっこり のんびり うとうと
  `,
  /** What their own body and day want of them, and not of a desk. */
  ownDay: `帰る かえる 寝る ねる 眠る 食べる たべる 飲む のむ 遊ぶ あそぶ 笑う 泣く 起きる 頑張る がんばる`,
  /** They judge, and judge well. */
  praise: `
    すごい 凄い すげえ すごっ すばらしい 素晴らしい 素敵 すてき ステキ 偉い えらい 賢い かしこい 利口 りこう お利口 おりこう 便利 べんり 親切 優しい やさしい 早い 速い はやい
    丁寧 優秀 天才 最高 さすが 流石 立派 完璧 頼もしい 心強い ありがたい 有難い 有り難い うれしい 嬉しい 楽しい たのしい 面白い おもしろい おもろい かわいい 可愛い
    見事 上手 神 物知り しっかり ばっちり バッチリ 簡単 かんたん わかりやすい 分かりやすい いい 良い よい ええ 大したもの 好き 大好き 素早い 迅速 的確 詳しい くわしい
    細かい 新しい 進歩 進む すすむ 褒める ほめる やる 頼り 頼る 頼れる 役立つ
  `,
  /** Relief, and that it is understood now. */
  relief: `
    安心 ほっと ホッと 納得 すっきり スッキリ 感動 感激 感心 関心 解決 勉強 参考 理解 了解 承知 助かる たすかる よかった わかる 分かる できる 出来る 直る なおる 知る しる びっくり
    間に合う 無事 うまく
  `,
  thanking: `感謝 恩 お礼 御礼 礼`,
  /** The talk itself, and those who are in it. */
  talk: `
    言い方 いいかた 口調 言葉 言葉遣い 話し方 聞き方 書き方 返事 返信 質問 説明 対応 回答 案内 助言 話 態度 相手 宛先 送り先 送信先 メッセージ ライン line トーク 連絡 文 文章 こと 手数
    迷惑 手間 世話 邪魔 気 気遣い 心遣い 時間 人 ひと 方 皆さん みなさん 皆様 みんな 友達 友人 家族 送る おくる 言う いう 話す はなす 聞く きく 尋ねる 答える こたえる 教える おしえる 書く
    打つ 呼ぶ 返す 返る 読む 調べる 付き合う つきあう 待つ 待たせる 騒がせる かける 怒る おこる 取る つい 世の中 世 時代 ai bot ボット ロボット チャット チャットボット サービス システム 中
    送信 触る さわる 押す おす する なる いる ある くれる おる いたす 致す ござる くる 来る いく 行く みる 見る 思う おもう 申す 忙しい お忙しい きつい 失礼 とる 言い過ぎる 言いすぎる 遅い 無沙汰 ご無沙汰 前
    おかけ おかげ お陰 お蔭 お年 年 迎える 相談 短気 操作
  `,
  /** Of a message: to whom it goes, and what it is. */
  message: `
    相手 宛先 送り先 送信先 人 ひと 方 とこ ところ メッセージ ライン line トーク 返信 文 送る おくる 送信 書く 打つ 言う 操作 友達 友人 触る さわる 押す
  `,
  /** Something was sent, said or understood by mistake. */
  mistake: `
    間違える まちがえる 間違う まちがう 間違い まちがい 間違え 誤る 誤送信 誤爆 勘違い かんちがい 人違い 送り間違い 送り間違え 打ち間違い 打ち間違え 早とちり 思い違い 思い込み 誤字 ミス 送信ミス
    早合点 操作ミス
  `,
  /** What happened to them, and is to be put right. */
  trouble: `
    忘れる わすれる なくす 無くす 失くす 失う 落とす おとす 壊れる こわれる 壊す 困る こまる 消える 消す 止まる とまる 盗む 折る 割れる 破れる 汚す 失敗 迷う 遅れる おくれる 痛い いたい
    苦しい 倒れる 転ぶ 切れる 故障 トラブル エラー 事故 怪我 ケガ けが 病気 熱 おかしい 変 へん 不具合 不満 苦情 死ぬ しぬ 消える 助ける たすける
  `,
  /** They judge, and judge badly: it may be the desk that they complain of. */
  dismay: `
    最悪 最低 ひどい 酷い がっかり 不快 不愉快 いらいら イライラ むかつく ムカつく うざい ウザい しつこい 馬鹿 ばか バカ あほ アホ 役立たず 無能 だめ ダメ 駄目 つまらない つまらん 残念 冷たい つめたい
    使えない 呆れる あきれる ポンコツ
  `,
  /** How much of something there is: what a desk is often asked to change. */
  measure: `
    高い たかい 安い やすい 少ない すくない 多い おおい 遅い おそい 重い おもい 長い ながい 短い 古い ふるい 悪い わるい 狭い 大きい おおきい 小さい ちいさい 弱い 薄い うるさい 面倒 めんどう
    難しい むずかしい ややこしい
  `,
  /** Whose it is, or how much: dialect and slang that the dictionary takes for nouns. */
  degree: `1日 1回 1年 あと ほんま ほんと ほんとう 本当 本間 まじ マジ がち ガチ めっさ ごっつ 急 自己 超 結構 一 感じ 私 わたし 僕 俺 うち 自分 年寄り もん とこ ところ 中`,
  /** Who they are talking with. */
  you: `あなた 貴方 君 きみ お前 おまえ あんた 貴女 おたく`,
  /** What it may be. */
  being: `人間 人 ロボット ai ボット bot チャットボット チャットbot 機械 自動 自動応答 自動返信 本物 生身 コンピュータ コンピューター プログラム 人工知能 chatgpt gpt 中の人 アプリ`,
  /** What one knows of a person. */
  personal: `
    歳 才 年齢 年 性別 男 女 男性 女性 男の子 女の子 彼女 彼氏 恋人 結婚 趣味 好き 嫌い 誕生日 血液型 出身 星座 顔 声 身長 気持ち 気分 感情 心 夢 特技 食べ物 友達 名前 名 何 誰 どこ いくつ
    住む すむ 食べる 寝る 生まれる 作る 考える 休む 疲れる 眠い 寂しい さみしい 楽しい 幸せ いる する ある 言う いう 思う なる 賢い 得意 好む 歳上 独身
  `,
} as const;

export type RemarkGroup = keyof typeof lists;

const groupsOfWords = new Map<string, ReadonlySet<RemarkGroup>>();
for (const [group, words] of Object.entries(lists))
  for (const word of words.trim().split(/\s+/)) {
    const known = groupsOfWords.get(word) ?? new Set();
    if (isGroup(group)) groupsOfWords.set(word, new Set([...known, group]));
  }

function isGroup(name: string): name is RemarkGroup {
  return name in lists;
}

const none: ReadonlySet<RemarkGroup> = new Set();

/** What a dictionary form may be in a remark, with お or ご before it or without. */
export function remarkGroupsOf(base: string): ReadonlySet<RemarkGroup> {
  return groupsOfWords.get(base) ?? groupsOfWords.get(base.replace(/^[おご御]/u, '')) ?? none;
}
