/**
 * Text that is frequent in the tables of links, which deflate can refer to. Links of version 1 can be read only with
 * exactly this text, so it never changes; a better one needs a new version.
 */
export const DICTIONARY_1 =
  'columnoutcomediagnosisspeciessurvivedtargetlabelclass' +
  '"Low","Medium","High""low","medium","high""female","male""false","true""negative","positive""no","yes""0","1","2","3"' +
  '["id","id",null,null,["age","age",null,null,["length","length",null,null,["width","width",null,null,["height","height",null,null,' +
  '["weight","weight",null,null,["price","price",null,null,["temperature","temperature",null,null,["year","year",null,null,' +
  '["x","x",null,null,["y","y",null,null,["target","target",null,["class","class",null,["0","1"],0,0,1]]]\n' +
  '["Drawn points","class",100,[["x1","x₁",null,null,2,-600,2],["x2","x₂",null,null,2,-600,2],["class","class",null,["A","B","C"],0,0,1]]]\n';
