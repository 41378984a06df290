//! Quotation marks and round brackets that touch a word on their outer side: `»a`, `mot«`, `(ANM)a`.

use crate::chars::slice;
use crate::code::Code;
use crate::document::Document;
use crate::pass::Rule;

use super::{Joint, Verdict, brackets, quotations};

pub(super) static RULE: Rule =
    Rule::new("joins/mark", "A space parts a closing or opening mark from the word that was joined to it.")
        .example("Le port (SNSM)a sa « vigie »depuis mai.", "Le port (SNSM) a sa « vigie » depuis mai.");

pub(super) const AFTER: &str = "a word follows the closing mark without a space";
pub(super) const BEFORE: &str = "a word stands before the opening mark without a space";

/// Whether a space is missing beside a mark.
pub(super) fn judge(doc: &Document<'_>, joint: &Joint, code: &Code<'_>) -> Verdict {
    let text = doc.text();
    let closes = joint.mark.end == joint.gap;
    match (slice(text, joint.mark.clone()), closes) {
        ("", _) => None,
        (")", _) => brackets::judge_after(text, joint, code),
        ("(", _) => brackets::judge_before(text, joint, code),
        (_, true) => quotations::judge_after(text, joint),
        (_, false) => quotations::judge_before(text, joint, code),
    }
}
