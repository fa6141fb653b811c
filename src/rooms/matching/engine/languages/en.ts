import { stemmer } from "@orama/stemmers/english";
import { type LanguageData, wordsOf } from "./language.ts";

const functionWords = wordsOf(`
  a an the this that these those such some any each every either neither both all half few many much more most less least
  own other another same i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his
  himself she her hers herself it its itself they them their theirs themselves who whom whose which what whatever whoever
  one ones someone somebody something anyone anybody anything everyone everybody everything nobody nothing none no not nor
  and or but so if then than as because since while when whenever where wherever why how though although unless until till
  of at by for with about against between into through during before after above below to from up down in out on off over
  under again further once here there within without upon toward towards onto near across along behind beyond per via
  am is are was were be been being have has had having do does did doing done can could may might must shall should will
  would ought cannot ain aren couldn didn doesn don hadn hasn haven isn mightn mustn needn shan shouldn wasn weren won
  wouldn ll ve re im ive id dont doesnt didnt cant wont isnt s t d m o
  just only even also too very quite rather really still yet already ever never always often sometimes almost nearly
  perhaps maybe now today soon later ago else etc ok okay yes well like get got gets getting go goes going gone went
  let lets put puts make makes made making take takes took taken thing things way lot lots bit kind sort
  whether say says said tell tells told know knows knew see sees saw seen come comes came want wants wanted
`);

const endings =
  /(?:ation|ition|ment|ness|ship|less|ful|ist|ism|ity|ive|ate|ize|ise|able|ible|ant|ent|ance|enc|or|er|al|ic|i|e)$/;

export const english: LanguageData = {
  code: "en",
  stem: stemmer,
  family: (stem) => (stem.length > 6 ? stem.replace(endings, "") : stem),
  letters: {},
  functionWords,
  prefixes: ["over", "under", "anti", "non", "mis", "dis", "pre", "un", "re", "in", "im"],
};
