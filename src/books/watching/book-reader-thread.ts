import { parentPort, workerData } from 'node:worker_threads';
import { readBook } from '../load.ts';

// Reads the book of the folder that it is given, and ends. YAML and its checks can't be paused.
const { book, problems } = readBook(String(workerData));
parentPort?.postMessage({ ...(book && { book }), problems });
