/** Calm progress lines for the terminal: one numbered line per step, in Chinese and English, with the seconds it took. */
const NOTE_EVERY_MS = 5_000;
const NUMBERS = '①②③④⑤⑥⑦⑧⑨⑩';
let out = process.stdout;
let count = 0;

export const say = (text = '') => out.write(`${text}\n`);

/** For commands whose standard output is data: what happens before it goes to standard error. */
export function reportOnStderr() {
  out = process.stderr;
}

const seconds = (since) => {
  const value = (Date.now() - since) / 1000;
  return value < 10 ? `${value.toFixed(1)} s` : `${Math.round(value)} s`;
};

/** Columns a text takes: Chinese characters take two. */
const widthOf = (text) => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x2e7f ? 2 : 1), 0);

function fitting(text, columns) {
  const letters = [...text];
  while (widthOf(letters.join('')) > Math.max(8, columns)) letters.pop();
  return letters.join('');
}

/**
 * Runs `work` under one line. On a terminal the line counts the seconds and shows the latest note;
 * in a log file there is one line at the beginning, a note every few seconds, and one with the time.
 */
export async function step(zh, en, work) {
  const head = `${NUMBERS[count++ % NUMBERS.length]} ${zh} · ${en}`;
  const since = Date.now();
  const live = out.isTTY;
  let note = '';
  let noted = since;
  const draw = (end = '') => out.write(`\r\x1b[2K${head} … ${seconds(since)}${note && !end ? `  ${note}` : ''}${end}`);
  if (!live) say(`${head} …`);
  const timer = live ? setInterval(draw, 1_000) : undefined;
  try {
    return await work((text) => {
      const line = live ? fitting(text.trim(), (out.columns ?? 100) - widthOf(head) - 12) : text.trim();
      if (!line || line === note) return;
      note = line;
      if (live) draw();
      if (live || Date.now() - noted < NOTE_EVERY_MS) return;
      noted = Date.now();
      say(`   ${line}`);
    });
  } finally {
    clearInterval(timer);
    if (live) draw('\n');
    else say(`   ${seconds(since)}`);
  }
}

/** A failure whose message is meant for the person at the keyboard: printed without a stack. */
export class StartError extends Error {}

/** Prints why it stopped; a stack only for what nobody foresaw. */
export function explain(error) {
  const text = error instanceof StartError ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`\n✗ ${text}\n`);
}
