import { parseArticle } from './src/digest/parse-article.ts';
const N=process.argv[2]?[+process.argv[2]]:[2000,16000];
for (const piece of ['[','> ','- ','*a _b ','![','[a](',':::a\n','&a [*a,','{a=b ','a: ', '"', 'word ', '(', '<a ','{','* _','**a','[a]: b\n','> a\n\n', '- a\n','**','_a*']) for (const n of N) for (const e of ['md','json','yaml'] as const){
 const body=piece.repeat(n/piece.length);
 const text = e==='md'?`---\ntitle: T\ndate: 2025-06-10\n---\n\n${body}`: e==='json'?JSON.stringify({headline:'T',published:'2025-06-10',blocks:[{type:'prose',paragraphs:[body]}]}):body;
 const t=performance.now(); try{ parseArticle({path:'x.'+e,bytes:new TextEncoder().encode(text)});}catch(x){console.log('THROWS',String(x).slice(0,80))} const d=performance.now()-t; if(d>150) console.log(JSON.stringify(piece),n,e,d.toFixed(0));
}
