/** A formula without the marks of its parts: see `Formula`. */
export function plainTex(tex: string): string {
  const start = tex.indexOf('\\htmlData{');
  if (start < 0) return tex;
  const open = tex.indexOf('}{', start) + 1;
  let depth = 0;
  let end = open;
  do {
    if (tex[end] === '{') depth++;
    if (tex[end] === '}') depth--;
    end++;
  } while (depth > 0);
  return plainTex(tex.slice(0, start) + tex.slice(open + 1, end - 1) + tex.slice(end));
}
