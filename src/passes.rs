//! The built-in passes, what each is for, and all their rules.
//!
//! Each pass is a value with options, and can be used by itself:
//!
//! ```
//! use guillemot::passes::{FrenchSpacing, Quotes};
//! use guillemot::{Locale, Pipeline};
//!
//! let pipeline = Pipeline::builder().locale(Locale::FR_CA).pass((Quotes::new(), FrenchSpacing::new())).build()?;
//! assert_eq!(pipeline.clean("\"Oui !\" : non").as_str(), "«\u{A0}Oui!\u{A0}»\u{A0}: non");
//! # Ok::<(), guillemot::BuildError>(())
//! ```
//!
//! | preset | has |
//! | --- | --- |
//! | [`Pipeline::hygiene`](crate::Pipeline::hygiene) | [`LineEnds`], [`Invisibles`], [`Nfc`], [`Layout`] |
//! | [`Pipeline::typography`](crate::Pipeline::typography) | those, [`Quotes`], [`Apostrophes`], [`Ellipses`], [`FrenchSpacing`], [`Thousands`] |
//! | [`Pipeline::scraped_article`](crate::Pipeline::scraped_article) | those, [`Entities`], [`Mojibake`], [`StraySpaces`], [`DuplicateBlocks`], [`Boilerplate`], [`LostSpaces`], [`BracketSplices`], [`FusedWords`] |
//!
//! What authorities call optional, and what changes letters, no preset does. [`Pipeline::with`](crate::Pipeline::with) adds
//! it, each pass where its phase belongs; [`Pipeline::without`](crate::Pipeline::without) takes single rules out again:
//!
//! | pass | for |
//! | --- | --- |
//! | [`Units`] | `12 km`, `30 °C`, `5 ‰`, `100 $` |
//! | [`Abbreviations`] | `n° 5`, `p. 12`; `M. Kerloc`, `Mme la ministre`; `etc.` |
//! | [`Dates`] | `12 juillet`; `10 h 30`; `XIXe siècle`; `Louis XIV` |
//! | [`Dashes`] | hyphens around an incise become dashes; `- Oui, dit-il.` becomes `— Oui, dit-il.` |
//! | [`Ordinals`] | `2ème` becomes `2e`, `1ère` `1re`, `XIXème` `XIXe` |
//! | [`Spelling`] | `coeur` becomes `cœur`; `A la`, `Etat` become `À la`, `État` |
//! | [`DoubledWords`] | `les les quais` |
//! | [`WrappedLines`], [`DoubledLines`] | lines that were broken to a width, or stand twice; not in one pipeline with passes that take blocks out, as `scraped_article` has |
//!
//! # Rules
//!
//! <!-- rules -->
//!
//! | rule | does | before | after |
//! | --- | --- | --- | --- |
//! | `chars/entity` | A character that is written as an HTML reference is written as itself. | `l&#39;&eacute;t&eacute;` | `l'été` |
//! | `chars/mojibake` | Characters whose UTF-8 was read as Windows-1252 are read as UTF-8 again. | `lâ€™Ã©tÃ©` | `l’été` |
//! | `chars/line-end` | A line ends with U+000A and with no other sign. | `un⟨U+000D⟩↵deux` | `un↵deux` |
//! | `chars/byte-order-mark` | A byte order mark is no part of the text. | `⟨U+FEFF⟩Un mot` | `Un mot` |
//! | `chars/zero-width` | A zero-width character goes where it has no effect. | `un⟨U+200B⟩ mot` | `un mot` |
//! | `chars/soft-hyphen` | A soft hyphen is a hint for a layout that is gone. | `ty⟨U+00AD⟩po` | `typo` |
//! | `chars/control` | A control character is no part of the text. | `un⟨U+0007⟩ mot` | `un mot` |
//! | `chars/c1-control` | A C1 control is the character that Windows-1252 has at its place. | `l⟨U+0092⟩eau` | `l’eau` |
//! | `chars/nfc` | A letter and its marks are one character where there is one. | `été` | `été` |
//! | `joins/wrapped-line` | The lines of a paragraph that was broken to a width are one. | `Le bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une↵avarie du moteur, et les habitants de la rive d’en face s’en réjouissent.` | `Le bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une avarie du moteur, et les habitants de la rive d’en face s’en réjouissent.` |
//! | `joins/hyphenated-word` | A word that a line end parts is one again. | `Il en donne un exem-↵ple.` | `Il en donne un exemple.` |
//! | `joins/doubled-line` | A sentence that stands in two lines, one under the other, stands once. | `Le bac a repris ses traversées mardi matin.↵Le bac a repris ses traversées mardi matin.↵Il pleut.` | `Le bac a repris ses traversées mardi matin.↵Il pleut.` |
//! | `joins/doubled-word` | A word that stands twice by mistake stands once. | `On longe les les quais du port.` | `On longe les quais du port.` |
//! | `joins/stray-space` | No space stands before a comma or a full stop, inside round brackets or behind an elision. | `L' eau monte , le bac ( à quai ) attend .` | `L'eau monte, le bac (à quai) attend.` |
//! | `fr/ordinal` | The suffix of an ordinal is short: 1re, 2e, XIXe. | `La 2ème fois, au XIXème siècle.` | `La 2e fois, au XIXe siècle.` |
//! | `web/duplicate-block` | A long paragraph stands once; its later copies go. | `Le bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une avarie du moteur, et les habitants s’en réjouissent.↵↵Le port rouvre.↵↵Le bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une avarie du moteur, et les habitants s’en réjouissent.` | `Le bac a repris ses traversées mardi, après trois semaines d’arrêt dues à une avarie du moteur, et les habitants s’en réjouissent.↵↵Le port rouvre.` |
//! | `web/comment-form` | A form that asks for a comment goes. | `Le port rouvre lundi matin.↵↵Laisser un commentaire↵↵Les champs obligatoires sont indiqués avec *` | `Le port rouvre lundi matin.` |
//! | `web/comments` | The heads and the tools of readers’ comments go. | `Le port rouvre lundi matin.↵↵Soyez le premier à réagir` | `Le port rouvre lundi matin.` |
//! | `web/share` | Buttons that share a page go. | `Le port rouvre lundi matin.↵↵Partager sur Facebook` | `Le port rouvre lundi matin.` |
//! | `web/newsletter` | Invitations to a newsletter go. | `Le port rouvre lundi matin.↵↵Abonnez-vous à notre newsletter` | `Le port rouvre lundi matin.` |
//! | `web/cookies` | Notices on cookies and consent go. | `Ce site utilise des cookies pour mesurer son audience.↵↵Le port rouvre lundi matin.` | `Le port rouvre lundi matin.` |
//! | `web/paywall` | Walls that ask for a subscription go. | `Le port rouvre lundi matin.↵↵Article réservé aux abonnés` | `Le port rouvre lundi matin.` |
//! | `web/related` | Heads of and links to other articles go. | `Le port rouvre lundi matin.↵↵Vous aimerez aussi` | `Le port rouvre lundi matin.` |
//! | `web/byline` | Made-up names and stamps of publishing software go; the names of people stay. | `Le port rouvre lundi matin.↵↵By pfvz8` | `Le port rouvre lundi matin.` |
//! | `web/source-link` | A link to the page that a text was taken from goes. | `Le port rouvre lundi matin.↵↵Source link` | `Le port rouvre lundi matin.` |
//! | `web/video` | What players of video and audio say goes. | `Durée de la vidéo 02 minutes 41 secondes↵↵Le port rouvre lundi matin.` | `Le port rouvre lundi matin.` |
//! | `web/ad` | Labels of advertisements and affiliate links go. | `La suite après cette publicité↵↵Le port rouvre lundi matin.` | `Le port rouvre lundi matin.` |
//! | `web/copyright` | Copyright lines and legal notices go. | `Le port rouvre lundi matin.↵↵Copyright © 2024 Le Courrier du port. Tous droits réservés.` | `Le port rouvre lundi matin.` |
//! | `web/navigation` | Menus and links within a site go. | `Aller au contenu principal↵↵Le port rouvre lundi matin.` | `Le port rouvre lundi matin.` |
//! | `web/promo-caption` | A label, a dash and capitals go, and the caption of a photo with its credit; a heading in capitals stays. | `Le port rouvre lundi matin.↵↵INTERACTIF - LA CARTE DES QUAIS↵↵Les grues sont prêtes.` | `Le port rouvre lundi matin.↵↵Les grues sont prêtes.` |
//! | `web/tags` | Lists of tags go. | `Le port rouvre lundi matin.↵↵Classé sous : port, grues` | `Le port rouvre lundi matin.` |
//! | `web/feedback` | Questions about the page itself go: ratings, reports of mistakes. | `Le port rouvre lundi matin.↵↵Cet article vous a-t-il été utile ?` | `Le port rouvre lundi matin.` |
//! | `joins/sentence` | A space parts two sentences that extraction joined. | `Le bac est parti.Elle attend.` | `Le bac est parti. Elle attend.` |
//! | `joins/mark` | A space parts a closing or opening mark from the word that was joined to it. | `Le port (SNSM)a sa « vigie »depuis mai.` | `Le port (SNSM) a sa « vigie » depuis mai.` |
//! | `joins/clause` | A space parts a comma, a semicolon or a colon from the clause that was joined to it. | `Il faut ces papiers:Le billet du bac, et la carte,que le port donne.` | `Il faut ces papiers: Le billet du bac, et la carte, que le port donne.` |
//! | `joins/bracket-splice` | A space parts an editorial bracket from the word that was joined to it. | `Durant [these crossings]des passagers.` | `Durant [these crossings] des passagers.` |
//! | `joins/fused-words` | A space parts two words that extraction joined. | `Le port de Kerlouan. À Kerlouanthéâtre des régates.` | `Le port de Kerlouan. À Kerlouan théâtre des régates.` |
//! | `quotes/first-level` | A quotation has the locale's marks of the first level. | `Il parle d’“avancées » et de "progrès".` | `Il parle d’«avancées » et de «progrès».` |
//! | `quotes/nested` | A quotation within a quotation has the locale's marks of its level. | `« Il dit "oui" et part. »` | `« Il dit “oui” et part. »` |
//! | `quotes/lone` | A mark without a partner whose direction is certain is the locale's. | `“Il est parti. Elle reste.` | `«Il est parti. Elle reste.` |
//! | `quotes/unpaired` | A mark without a partner is reported, and stays. | `Un signe " perdu.` | `Un signe " perdu.` |
//! | `fr/apostrophe` | The apostrophe is ’ between letters and after an elision. | `Aujourd'hui l'eau monte.` | `Aujourd’hui l’eau monte.` |
//! | `fr/ellipsis` | Three dots are one character, the ellipsis. | `Et puis...` | `Et puis…` |
//! | `fr/ellipsis-space` | An ellipsis stands close to the word that it follows. | `Elle attend dans le noir ... Rien.` | `Elle attend dans le noir… Rien.` |
//! | `fr/guillemet-space` | A no-break space stands inside « and ». | `Il dit « oui » et «non».` | `Il dit «⍽oui⍽» et «⍽non⍽».` |
//! | `fr/high-punctuation` | The no-break space of the locale, if any, stands before a semicolon, an exclamation mark, a question mark. | `Qui est là ? Le vent!` | `Qui est là⌴? Le vent⌴!` |
//! | `fr/colon` | A no-break space stands before the colon. | `Il n’a que deux mots : oui et non.` | `Il n’a que deux mots⍽: oui et non.` |
//! | `fr/unit-space` | A no-break space stands between a number and % or €. | `La part de 10 % et 5 €.` | `La part de 10⍽% et 5⍽€.` |
//! | `fr/thousands` | A no-break space parts the thousands of a number. | `Un port de 12 500 habitants.` | `Un port de 12⌴500 habitants.` |
//! | `fr/si-unit` | A no-break space stands between a number and a unit, or ‰, $, £. | `Il y a 12 km à pied, pour 5 $.` | `Il y a 12⍽km à pied, pour 5⍽$.` |
//! | `fr/number-abbreviation` | A no-break space stands between n°, p., art. and a number. | `Voir le n° 5, p. 12, de la revue.` | `Voir le n°⍽5, p.⍽12, de la revue.` |
//! | `fr/title` | A no-break space stands between M., Mme, Dr and a name. | `M. Kerloc et Mme Le Goff sont là.` | `M.⍽Kerloc et Mme⍽Le Goff sont là.` |
//! | `fr/et-cetera` | After etc. stands one full stop and no ellipsis. | `Des grues, des quais, etc...` | `Des grues, des quais, etc.` |
//! | `fr/date` | A no-break space stands between a day and its month. | `Le bal est le 14 juillet.` | `Le bal est le 14⍽juillet.` |
//! | `fr/hour` | No-break spaces stand between hours, h and minutes. | `Le car part à 10 h 30 de la gare.` | `Le car part à 10⍽h⍽30 de la gare.` |
//! | `fr/century` | A no-break space stands between a number and its century. | `Une tour du XIXe siècle dans la ville.` | `Une tour du XIXe⍽siècle dans la ville.` |
//! | `fr/reign` | A no-break space stands between a sovereign's name and number. | `Le règne de Louis XIV est long.` | `Le règne de Louis⍽XIV est long.` |
//! | `fr/incise-dash` | An incise stands between dashes and not between hyphens. | `Le port - qui est vieux - est à vendre.` | `Le port – qui est vieux – est à vendre.` |
//! | `fr/dialogue-dash` | A dash and a no-break space lead a line of dialogue. | `- Tu viens ?↵- Non, dit-elle.` | `—⍽Tu viens ?↵—⍽Non, dit-elle.` |
//! | `fr/ligature` | œ is one letter in the words that French writes with it. | `Une oeuvre de coeur est dans le musée.` | `Une œuvre de cœur est dans le musée.` |
//! | `fr/accented-capital` | A capital keeps its accent. | `A la mairie, l'Etat est dans la salle.` | `À la mairie, l'État est dans la salle.` |
//! | `layout/blank-run` | Between two words stands one space. | `un  mot` | `un mot` |
//! | `layout/line-end` | No blank stands at the end of a line. | `un ↵mot` | `un↵mot` |
//! | `layout/blank-lines` | Between two paragraphs stands one blank line. | `un↵↵↵mot` | `un↵↵mot` |
//! | `layout/text-ends` | A text starts and ends without blank lines. | `↵↵un mot↵↵↵` | `un mot↵` |
//!
//! <!-- /rules -->

mod boilerplate;
mod characters;
mod elision;
mod french;
mod joins;
mod layout;
mod quotes;
mod rewrite;

use std::sync::Arc;

pub use boilerplate::{Boilerplate, Category, DuplicateBlocks, Risk, Weights};
pub use characters::{Entities, Invisibles, LineEnds, Mojibake, Nfc};
pub use french::{
    Abbreviations, Apostrophes, Dashes, Dates, Ellipses, FrenchSpacing, Ordinals, Spelling, Thousands, Units,
};
pub use joins::{
    Bracket, BracketClass, BracketSplices, Corpus, DoubledLines, DoubledWords, Evidence, FusedWords,
    LostSpaces, Resolver, Seen, Splice, StraySpaces, WrappedLines,
};
pub use layout::Layout;
pub use quotes::Quotes;
pub use rewrite::Rewrite;

use crate::error::ParseNameError;
use crate::pass::Pass;

/// All built-in passes with their default options, in the order of their phases; also those that no preset has. Those of
/// [`Phase::Lines`](crate::Phase::Lines) and those of [`Phase::Blocks`](crate::Phase::Blocks) build apart only.
///
/// ```
/// let rules: usize = guillemot::passes::built_in().iter().map(|pass| pass.rules().len()).sum();
/// assert!(rules > 20);
/// ```
#[must_use]
pub fn built_in() -> Vec<Arc<dyn Pass>> {
    vec![
        Arc::new(Entities::new()),
        Arc::new(Mojibake::new()),
        Arc::new(LineEnds::new()),
        Arc::new(Invisibles::new()),
        Arc::new(Nfc::new()),
        Arc::new(WrappedLines::new()),
        Arc::new(DoubledLines::new()),
        Arc::new(DoubledWords::new()),
        Arc::new(StraySpaces::new()),
        Arc::new(Ordinals::new()),
        Arc::new(DuplicateBlocks::new()),
        Arc::new(Boilerplate::new()),
        Arc::new(LostSpaces::new()),
        Arc::new(BracketSplices::new()),
        Arc::new(FusedWords::new()),
        Arc::new(Quotes::new()),
        Arc::new(Apostrophes::new()),
        Arc::new(Ellipses::new()),
        Arc::new(FrenchSpacing::new()),
        Arc::new(Thousands::new()),
        Arc::new(Units::new()),
        Arc::new(Abbreviations::new()),
        Arc::new(Dates::new()),
        Arc::new(Dashes::new()),
        Arc::new(Spelling::new()),
        Arc::new(Layout::new()),
    ]
}

/// The built-in pass of an id, with its default options: for programs that are told which.
///
/// ```
/// use guillemot::{Locale, Pipeline, passes};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR).with(passes::by_id("dates")?)?;
/// assert_eq!(pipeline.clean("Le bal est le 14 juillet.").as_str(), "Le bal est le 14\u{A0}juillet.");
/// let error = passes::by_id("date").err().unwrap();
/// assert!(error.to_string().contains("did you mean `dates`?"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// When no built-in pass has this id; the message lists the nearest, if one is near, and those that there are.
pub fn by_id(id: &str) -> Result<Arc<dyn Pass>, ParseNameError> {
    let passes = built_in();
    let list: Vec<(&str, usize)> = passes.iter().zip(0..).map(|(pass, index)| (pass.id(), index)).collect();
    ParseNameError::find("built-in pass", id, &list).map(|index| Arc::clone(&passes[index]))
}
