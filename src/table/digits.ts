/** The zeros of scripts with their own decimal digits; the other nine digits follow each of them. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0xff10,
];
const DIGIT = /\p{Nd}/gu;

function asciiDigit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const zero = ZEROS.findLast((start) => start <= code);
  return zero !== undefined && code - zero < 10 ? String(code - zero) : letter;
}

/** Writes a number in the digits and signs of ASCII: ١٢٫٥ and １２．５ become 12.5, and −1 becomes -1. */
export function inAscii(cell: string): string {
  return cell
    .replace(DIGIT, asciiDigit)
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
    .replaceAll('．', '.')
    .replaceAll('，', ',')
    .replace('−', '-');
}
