//! A guide: French typography as this crate sets it, by whose rules, and what it leaves alone.
//!
//! [`Pipeline::typography`](crate::Pipeline::typography) is for text that was right once, or nearly: scraped, typed in haste,
//! run through a translator. It sets what French typography is certain of, and nothing else. A text that is set right
//! comes back as it is, to the last space. What houses decide for themselves, and what changes letters, is
//! [opt-in](#opt-in-passes).
//!
//! ```
//! use guillemot::{Locale, Pipeline};
//!
//! let pipeline = Pipeline::typography(Locale::FR_FR);
//! let cleaned = pipeline.clean("\"L'eau monte ! », dit-elle. \"On m'a dit “attendez”... 12 500 euros : pour quoi ?\"");
//! assert_eq!(
//!     cleaned.as_str(),
//!     "«\u{A0}L’eau monte\u{202F}!\u{A0}», dit-elle. «\u{A0}On m’a dit “attendez”… 12\u{202F}500 euros\u{A0}: \
//!     pour quoi\u{202F}?\u{A0}»",
//! );
//! assert!(!pipeline.clean(cleaned.as_str()).is_changed());
//! ```
//!
//! On this page `⍽` is U+00A0, the no-break space (*espace insécable*), and `⌴` U+202F, the narrow one (*espace fine
//! insécable*).
//!
//! # Authorities
//!
//! | called here | is |
//! | --- | --- |
//! | the *Lexique* | *Lexique des règles typographiques en usage à l'Imprimerie nationale*, the usage of books in France |
//! | *Ramat* | *Le Ramat de la typographie*, Québec |
//! | OQLF | Office québécois de la langue française, *Banque de dépannage linguistique* |
//! | *Guide du typographe* | that of the Swiss typographers of Lausanne, the usage of French-speaking Switzerland |
//! | EU | *Code de rédaction interinstitutionnel*, the usage of the institutions of the European Union |
//! | BIPM | Bureau international des poids et mesures, the brochure on the SI |
//! | Académie | Académie française, which says that an accent has its full value on capitals too |
//! | Unicode | The Unicode Standard, chapter 6.2, for what a character is meant for |
//!
//! Where they disagree, a locale or a [`SpaceProfile`](crate::SpaceProfile) chooses; see [below](#where-authorities-disagree).
//!
//! # Spaces
//!
//! Rules `fr/guillemet-space`, `fr/high-punctuation`, `fr/colon`, `fr/unit-space`, `fr/thousands`.
//!
//! | profile | `« … »` | `;` `!` `?` | `:` | `%` `€` after a number | thousands | whose usage |
//! | --- | --- | --- | --- | --- | --- | --- |
//! | `Classic` | ⍽ | ⌴ | ⍽ | ⍽ | ⌴ | the *Lexique*; thousands, BIPM |
//! | `NoBreak` | ⍽ | ⍽ | ⍽ | ⍽ | ⍽ | word processors, most of the web |
//! | `Narrow` | ⌴ | ⌴ | ⌴ | ⌴ | ⌴ | *Guide du typographe* |
//! | `Tight` | none | none | none | as it stands | ⌴ | EU |
//! | `Keep` | the no-break space that stands, else ⍽ | …, else ⌴ | …, else ⍽ | …, else ⍽ | …, else ⌴ | the text's own |
//!
//! `fr-FR` and `fr-BE` are `Classic`, `fr-CH` is `Narrow`. `fr-CA` is `Classic` but for `;` `!` `?`, which have no space
//! before them (OQLF, *Ramat*); a `⌴` that stands there is a choice that both allow, and stays. Before `%`, `fr-CH` gets no space
//! that is missing, for houses there set `50%` and `50 %` alike; nor does ‹ › inside. For texts of the institutions of the
//! European Union, take `Tight`.
//!
//! ```
//! use guillemot::{Locale, Pipeline, SpaceProfile};
//!
//! let text = "« Tiens ! » dit-il : 50 %, vraiment ?";
//! let set = |locale: Locale| Pipeline::typography(locale).clean(text).as_str().to_owned();
//! assert_eq!(
//!     set(Locale::FR_FR),
//!     "«\u{A0}Tiens\u{202F}!\u{A0}» dit-il\u{A0}: 50\u{A0}%, vraiment\u{202F}?",
//! );
//! assert_eq!(set(Locale::FR_CA), "«\u{A0}Tiens!\u{A0}» dit-il\u{A0}: 50\u{A0}%, vraiment?");
//! assert_eq!(
//!     set(Locale::FR_CH),
//!     "«\u{202F}Tiens\u{202F}!\u{202F}» dit-il\u{202F}: 50\u{202F}%, vraiment\u{202F}?",
//! );
//! assert_eq!(set(Locale::FR_FR.with_spaces(SpaceProfile::Tight)), "«Tiens!» dit-il: 50 %, vraiment?");
//! ```
//!
//! **A space that stands** before one of these signs, plain or of another width, or a run of blanks, becomes the space
//! of the profile when a space, a closing mark, another sign, an opening « or “, an emoji, a closing tag (`</i>`) or the end
//! of the line follows the sign. A colon between two numbers is a ratio, and keeps its spaces, unless what is counted
//! follows (`Chapitre 2 : 3 conseils`). A space that stands on the wrong side of `:` or `;` (`mot :autre`) changes sides
//! where the line is clearly French and a French word follows.
//!
//! **A missing space** is added only when it is certain that one is missing: the sign closes a word, a number, a closing
//! mark or a bracket; one of the things just named follows it; and the line is clearly French. Signs of emphasis
//! (`**Note**:`) and tags that close (`<b>Note</b>:`) are looked through. Where a
//! line says nothing clear, `!` and `?` get their space if the text as a whole is French, any sign does after `»`, and so does
//! one that closes a word which is French and not English, in a line that is a sentence (`Arrête: je sais.`). So nothing is put
//! into `a?b=1`, `std::vec`, `(?)` or `[sic!]`, nor into `5!`, which may be a factorial, nor before the mark of a name
//! (`Yahoo!`). A run of signs has one space, before its first; blanks within a run (`? !`) are reported, for they may part the
//! items of a list of signs.
//!
//! `%` and `€` are set after a number, unless a letter follows (`5%d`) or, after `%`, a number (`7 % 3`): a space that stands always, a
//! missing one in lines that are clearly French.
//!
//! Inside guillemets a missing space is added wherever the mark is known to be a quotation mark. `»` at the head of a line
//! (a list, a quotation that goes on) and `»` as an arrow (`Accueil » Sport`) keep what stands beside them. Where ‹ › are the
//! second level, spaces that stand inside them become the profile's.
//!
//! Between « and the dash of a dialogue before it (at the head of a line, or behind a sentence) the space is a no-break one
//! too: the dash keeps to what it leads up to (the *Lexique*). It is set only along with the space inside the «: where that
//! one is right, nothing was lost, and the plain space behind the dash is the house's choice.
//!
//! **Thousands** are parted where a plain space parts them already: one to three digits, then groups of exactly three. No
//! space is added to a number. `1914 18`, `06 12 34 56 78`, `100 200 300` and what is stuck to a letter or a sign are no
//! such numbers; what may be the postcode of an address (`29 200 Brest`) is reported.
//!
//! ```
//! use guillemot::{Locale, Pipeline};
//!
//! let pipeline = Pipeline::typography(Locale::FR_FR);
//! for (text, set) in [
//!     ("Que dit-il?! Il dit non;", "Que dit-il\u{202F}?! Il dit non\u{202F};"),
//!     ("C’est dans la boîte (à gauche) : ouvrez-la…", "C’est dans la boîte (à gauche)\u{A0}: ouvrez-la…"),
//!     ("Elle a payé 1 250 000 € pour 5% du port.", "Elle a payé 1\u{202F}250\u{202F}000\u{A0}€ pour 5\u{A0}% du port."),
//! ] {
//!     assert_eq!(pipeline.clean(text).as_str(), set);
//! }
//! ```
//!
//! # Quotation marks
//!
//! Rules `quotes/first-level`, `quotes/nested`, `quotes/lone`, `quotes/unpaired`.
//!
//! | locale | first level | second | third |
//! | --- | --- | --- | --- |
//! | `fr-FR`, `fr-BE`, `fr-CA` | « … » | “ … ” | ‘ … ’ |
//! | `fr-CH` | « … » | ‹ … › | “ … ” |
//!
//! [`Locale`](crate::Locale) has the marks of the other languages; the same rules set them.
//!
//! In each line, which is taken for a paragraph, a stack finds the marks that belong together, whatever they look like: `“`
//! and `»` are a pair when they stand like one. The outermost pairs get the marks of the first level, pairs within them
//! those of the second. Apart from that:
//!
//! - *Guillemets within guillemets stay.* The *Lexique* sets « … « … » … »; the others prefer “ … ” inside. Either is right.
//! - *Two quotations that end together* may share one », as the *Lexique* has it: `« Il lit : « Oui. »` stays.
//! - *A quotation over several paragraphs* stays open: « may stand at the head of each, and » at the end of the last, or, in
//!   the older manner, » at the head of each.
//! - *A mark without a partner* gets the glyph of the locale when its direction is certain: a space on one side, a letter
//!   or a sign on the other. Else it stays, and is reported as `quotes/unpaired`. No mark is ever invented.
//! - *Straight marks around one word* (`'Hamlet'`) are quotation marks in a line that is clearly of the locale's language;
//!   around more words they may be apostrophes, and stay. `,,` and two backticks open what `''` or another mark closes.
//!   ‘ … ’ in a French line are set where they hold a sentence, or a title of some words; around a word they may mark a
//!   gloss (`mater ‘mère’`), and are reported.
//! - *Notes*: a figure behind a closing mark (`"mot"1`) is no reason to doubt it.
//! - *Inches*: `27"` is a quotation mark only where another one lacks its partner without it; `5'10"` never is.
//! - *A full stop is never moved* in or out of a quotation: where it belongs depends on what is quoted.
//! - *A line in another language* keeps its marks. A foreign word or title that a French line quotes takes « ».
//!
//! ```
//! use guillemot::{Locale, Pipeline};
//!
//! let pipeline = Pipeline::typography(Locale::FR_FR);
//! for (text, set) in [
//!     ("“Elle a dit \"non\" », dit-il.", "«\u{A0}Elle a dit “non”\u{A0}», dit-il."),
//!     ("Il lit l'\"Iliade\" et <<Hamlet>>.", "Il lit l’«\u{A0}Iliade\u{A0}» et «\u{A0}Hamlet\u{A0}»."),
//!     ("« Il crie « au feu » et part. »", "«\u{A0}Il crie «\u{A0}au feu\u{A0}» et part.\u{A0}»"),
//!     ("\"Il est parti.\n\n\"Il reviendra. »", "«\u{A0}Il est parti.\n\n«\u{A0}Il reviendra.\u{A0}»"),
//! ] {
//!     assert_eq!(pipeline.clean(text).as_str(), set);
//! }
//! assert_eq!(
//!     Pipeline::typography(Locale::FR_CH).clean("\"Elle a dit “non”.\"").as_str(),
//!     "«\u{202F}Elle a dit ‹non›.\u{202F}»",
//! );
//! ```
//!
//! # Apostrophe and ellipsis
//!
//! Rule `fr/apostrophe`: `'`, and the signs that are typed for it (`‘` `´` `` ` `` `′`), become `’` between two letters;
//! `'` does also after an elision before a quotation mark, a digit, or a space and a word. U+2019 is the apostrophe that Unicode
//! prefers.
//!
//! Rule `fr/ellipsis`: three dots become `…`, one sign (the *Lexique*). Two dots, or four, stay, and so do those that code has
//! before a word (`f(...rest)`), or a game of chess before a move (`12...Fg4`).
//!
//! Rule `fr/ellipsis-space`: it stands close to the word that it follows. Spaces between the two go where the sentence ends
//! with them (`dans la nuit ...`), in lines that are clearly French. At the head of a line, in brackets (`[...]`), behind a short
//! word (`Fait à ..., le ...`) and where the sentence goes on, something may have been left out: they stay.
//!
//! ```
//! use guillemot::{Locale, Pipeline};
//!
//! let pipeline = Pipeline::typography(Locale::FR_FR);
//! let cleaned = pipeline.clean("Aujourd'hui, l´eau est plus haute d'1,5 mètre dans le port... Hein...?");
//! assert_eq!(cleaned.as_str(), "Aujourd’hui, l’eau est plus haute d’1,5 mètre dans le port… Hein…\u{202F}?");
//! ```
//!
//! # Opt-in passes
//!
//! No preset has these. [`Pipeline::with`](crate::Pipeline::with) puts each where it belongs, and
//! [`Pipeline::without`](crate::Pipeline::without) takes single rules out again. They work in lines that are French, or say
//! nothing clear in a text that is; `Spelling` only where both are French, `Ordinals` where the words beside the number are.
//!
//! | pass | rules | does | whose usage |
//! | --- | --- | --- | --- |
//! | [`Units`](crate::passes::Units) | `fr/si-unit` | `12⍽km`, `30⍽°C`, `5⍽‰`, `100⍽$`: makes the space that stands no-break | BIPM, *Lexique* |
//! | [`Abbreviations`](crate::passes::Abbreviations) | `fr/number-abbreviation`, `fr/title`, `fr/et-cetera` | `n°⍽5`, `p.⍽12`; `M.⍽Hue`, `Mme⍽la ministre`; `etc.` without more dots | *Lexique*, OQLF |
//! | [`Dates`](crate::passes::Dates) | `fr/date`, `fr/hour`, `fr/century`, `fr/reign` | `12⍽juillet`; `10⍽h⍽30`; `XIXe⍽siècle`; `Louis⍽XIV` | *Lexique* |
//! | [`Ordinals`](crate::passes::Ordinals) | `fr/ordinal` | `1re`, `2e`, `XIXe` for `1ère`, `2ème`, `XIXème`; letters are not raised, nor lowered | *Lexique*, OQLF |
//! | [`Dashes`](crate::passes::Dashes) | `fr/incise-dash`, `fr/dialogue-dash` | `–` for hyphens around an incise; `—⍽` at the head of lines of dialogue | *Lexique* for the *tiret*; its length is the custom of the press and of novels |
//! | [`Spelling`](crate::passes::Spelling) | `fr/ligature`, `fr/accented-capital` | `œuvre`, `sœur`; `À la`, `État`, `Ça va`, by short lists of words that leave no doubt | *Lexique*, Académie |
//!
//! ```
//! use guillemot::passes::{Abbreviations, Dashes, Dates, Ordinals, Spelling, Units};
//! use guillemot::{Locale, Pipeline};
//!
//! let all = (Units::new(), Abbreviations::new(), Dates::new(), Ordinals::new(), Dashes::new(), Spelling::new());
//! let pipeline = Pipeline::typography(Locale::FR_FR).with(all)?;
//! for (text, set) in [
//!     ("M. Hue vit au n° 5 depuis le 12 juillet.", "M.\u{A0}Hue vit au n°\u{A0}5 depuis le 12\u{A0}juillet."),
//!     ("A la mairie, la 2ème soeur est là.", "À la mairie, la 2e sœur est là."),
//!     ("Le port - qui est vieux - est à 12 km.", "Le port – qui est vieux – est à 12\u{A0}km."),
//!     ("- Tu viens avec nous ?\n- Non, dit-elle.", "—\u{A0}Tu viens avec nous\u{202F}?\n—\u{A0}Non, dit-elle."),
//! ] {
//!     assert_eq!(pipeline.clean(text).as_str(), set);
//! }
//! for text in [
//!     "La ligne Paris - Lyon est fermée le 2d jour, de 10 - 12 du matin.",
//!     "- Installer le moteur dans la cale.\n- Partir avec le bac de la ville.",
//!     "Eric et Elise coexistent dans la moelle de la ville.",
//!     "The 2ème arrondissement is in the list of the places that we have seen.",
//! ] {
//!     assert!(!pipeline.clean(text).is_changed(), "{text}");
//! }
//! # Ok::<(), guillemot::BuildError>(())
//! ```
//!
//! Lines of dialogue look like the items of a list. They are taken for dialogue only where two or more stand together, each a
//! sentence with a capital first, and one of them tells who speaks (`dit-il`, `demanda la femme`), or where all such lines of
//! the text are of that kind. A `–` with a no-break space behind it was set by a house that wants it, and stays.
//!
//! # What is left alone, and why
//!
//! | stays | because |
//! | --- | --- |
//! | URLs, addresses, paths, code, clock times, versions, smileys | their signs are no punctuation; see [`Protect`](crate::Protect) |
//! | lines of code (`a ? b : c`), of settings (`nom: "Paul"`) and commands (`git commit -m "..."`), unless their words make them French; `title: "..."` and `"title": "..."` in any case | they speak no language of people; see [`Document::language_at`](crate::Document::language_at) |
//! | `5'10"`, `2'33"`, `96'`, `27"`, `12"85`, `3"1/2` | feet and inches, minutes and seconds |
//! | `1'200'000` | Swiss thousands |
//! | `l''eau`, `rock 'n' roll`, `'tain` | nothing tells what was meant, or the sign marks letters that are left out |
//! | ʼ (U+02BC) in names | a letter of its own |
//! | `(?)`, `[sic!]`, `(!)`, `Yahoo!` | the sign stands for itself, or for a part of a name |
//! | `f(...rest)`, `[...]`, `Fait à ...` | code, and what was left out |
//! | `1914 18`, `06 12 34 56 78` | a span of years, a telephone number |
//! | `Lire la suite »`, `» Un titre` | arrows and list marks |
//! | lines in another language, or in letters that French is not written with (`Řekl: „Ahoj!“ a odešel`) | it has rules of its own |
//! | `<< et >>` | operators that are spoken of |
//! | `n° 5`, `M. Hue`, `10 h 30`, `12 km`, `12 juillet`, `XIXe siècle`, `p. 4` | a no-break space is good there, and houses differ: opt in to `Abbreviations`, `Dates`, `Units` |
//! | `etc...` | its dots are a fault to all, but an author's emphasis to some: opt in to `Abbreviations` |
//! | `2ème`, `1ère` | letters are the author's: opt in to `Ordinals`. `2nd` stays even then, for it is English too |
//! | `coeur`, `Etat`, `A la` | likewise: opt in to `Spelling`. Names, words in capitals throughout and words that are not in its lists stay |
//! | hyphens and dashes around incises and at the head of lines | they may be ranges, routes, list marks: opt in to `Dashes`. Ranges (`10-12`) and compounds stay even then |
//!
//! ```
//! use guillemot::{Locale, Pipeline};
//!
//! let pipeline = Pipeline::typography(Locale::FR_FR);
//! for text in [
//!     "Il est sur https://exemple.fr/a?b=1;c:d depuis 12:30, et c’est tout.",
//!     "Le géant mesure 6'7\" et court depuis 2'33\" sur 96'.",
//!     "Elle a gagné 1'200'000 francs à la loterie.",
//!     "Le rock 'n' roll est dans la rue (?), dit-on [sic!].",
//!     "La guerre de 1914 18, appelez le 06 12 34 56 78.",
//!     "Lire la suite »",
//!     "«\u{A0}Il a lu\u{A0}: «\u{A0}Tout va bien.\u{A0}»",
//!     "The river is high: is the bridge “open” or not?",
//!     "M. Hue vit au n° 5 depuis le 12 juillet, 10 h 30, à 12 km de la ville.",
//! ] {
//!     assert!(!pipeline.clean(text).is_changed(), "{text}");
//! }
//! ```
//!
//! The language of a line is told by a vote of its short, frequent words. A line that says nothing clear is set by the
//! rules that need no French to be sure of; rules that do, go by the text as a whole, or report what they would have done
//! and leave it. The [report](crate::Cleaned::findings) lists those findings as proposed.
//!
//! # Where authorities disagree
//!
//! | question | who says what | here |
//! | --- | --- | --- |
//! | the space before `;` `!` `?` | *Lexique*: thin, no-break. OQLF, *Ramat*: none. EU: none | by locale and profile |
//! | the space before `:` | *Lexique*, OQLF: full, no-break. *Guide du typographe*: thin. EU: none | by locale and profile |
//! | inside « » | *Lexique*, OQLF: full, no-break. *Guide du typographe*: thin. EU: none | by locale and profile |
//! | quotations within quotations | *Lexique*: « ». OQLF, *Ramat*: “ ”. *Guide du typographe*: ‹ › | other marks become the locale's; « » stays |
//! | thousands | *Lexique*: a no-break space. BIPM: a thin one | ⌴; ⍽ in `NoBreak`, and in a number that has one |
//! | `50 %` or `50%` | *Lexique*, BIPM: a space. Many houses in Switzerland: none | a space; in `Tight` as it stands; in `fr-CH` none is added |
//! | inside ‹ › in Switzerland | a thin space, or none | what stands; a plain space becomes ⌴ |
//! | the dash of an incise | the press: – (U+2013). Some novels: — (U+2014) | –, opt-in; a — that stands stays |
//! | the dash of a dialogue | most novels: —. Some houses: – | —, opt-in; a – with a no-break space stays |
//! | ordinals | *Lexique*, OQLF: `2e`, `1re`. Schools and signs: `2ème`, `1ère` | as they stand; `2e` opt-in |
//!
//! # How well it works
//!
//! The crate measures itself on French texts that were set to the last space and then damaged
//! ([`damage::Level`](https://docs.rs/guillemot/latest/guillemot/testing/damage/enum.Level.html)):
//!
//! ```sh
//! cargo run --release --features proptest --example accuracy
//! ```
