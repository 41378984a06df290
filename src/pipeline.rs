//! Pipelines: passes in order, run over one text after the other.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};

use crate::document::{Document, Found, Memory};
use crate::edit::{EditBuffer, Edits, RuleTable, Terms};
use crate::error::{BuildError, BuildErrorKind, Near, NotUtf8};
use crate::locale::Locale;
use crate::offsets::Segment;
use crate::pass::{Confidence, IntoPasses, Pass, PassEntry, PassList, Phase, Rule};
use crate::protect::Protection;
use crate::report::{Account, Action, Cleaned, Refusal};
use crate::scan::{Scan, Triggers, WellSet};

mod builder;
mod ids;
mod presets;

pub use builder::PipelineBuilder;

/// Cleaning passes in order, with a locale, a threshold and protected spans. Cheap to clone, and to share between
/// threads.
///
/// # Order
///
/// A pass sees the text that the passes before it left, so order matters. Here a rule of the caller's makes the double
/// space that [`Layout`](crate::passes::Layout) takes out, if it gets to see it:
///
/// ```
/// use guillemot::passes::Layout;
/// use guillemot::{Pipeline, Rewrite};
///
/// let no_stars = || Rewrite::new("house/no-stars", r"\*", " ");
/// let before = Pipeline::builder().pass(no_stars()?).pass(Layout::new()).build()?;
/// let after = Pipeline::builder().pass(Layout::new()).pass(no_stars()?).build()?;
/// assert_eq!(before.clean("un *mot").as_str(), "un mot");
/// assert_eq!(after.clean("un *mot").as_str(), "un  mot");
/// # Ok::<(), guillemot::BuildError>(())
/// ```
///
/// Passes know the [`Phase`] that they belong to. An order of phases that is known to be wrong is an error of
/// [`PipelineBuilder::build`]:
///
/// ```
/// use guillemot::passes::{Layout, Quotes};
/// use guillemot::Pipeline;
///
/// let error = Pipeline::builder().pass(Layout::new()).pass(Quotes::new()).build().unwrap_err();
/// assert!(error.to_string().contains("`layout`") && error.to_string().contains("`quotes`"));
/// ```
///
/// # Many texts
///
/// One pipeline serves all threads. Where findings and offsets aren't asked for, each thread has a [`Scratch`] of its own:
///
/// ```
/// use guillemot::{Locale, Pipeline, Scratch};
///
/// let pipeline = Pipeline::typography(Locale::FR_FR);
/// let mut texts: Vec<String> = ["L'un !", "L'autre !", "Tous..."].map(String::from).to_vec();
/// std::thread::scope(|scope| {
///     for share in texts.chunks_mut(2) {
///         scope.spawn(|| {
///             let (mut out, mut scratch) = (String::new(), Scratch::new());
///             for text in share {
///                 if pipeline.clean_into(text, &mut out, &mut scratch) {
///                     std::mem::swap(text, &mut out);
///                 }
///             }
///         });
///     }
/// });
/// assert_eq!(texts, ["L’un\u{202F}!", "L’autre\u{202F}!", "Tous…"]);
/// ```
///
/// # Long texts
///
/// A text is one document: what a line leaves open (its language, a quotation that is not closed, a word that may be a name), the
/// whole text decides. So a file of many documents is cleaned document by document. A single one that is too long for the
/// memory (where every line has faults, [`clean_into`](Self::clean_into) takes some ten times the length of the text,
/// [`clean`](Self::clean) twenty) can be read in parts that end with a blank line, by a pipeline that leaves the ends of texts alone; passes that
/// judge blocks, as [`scraped_article`](Self::scraped_article) has them, want it whole:
///
/// ```
/// use std::io::{BufRead, Write};
///
/// use guillemot::{Locale, Pipeline, Scratch};
///
/// fn clean_long(mut from: impl BufRead, mut to: impl Write) -> Result<(), Box<dyn std::error::Error>> {
///     const LEAST: usize = 64 * 1024;
///     let pipeline = Pipeline::typography(Locale::FR_FR).without("layout/text-ends")?;
///     let (mut part, mut out, mut scratch) = (String::new(), String::new(), Scratch::new());
///     loop {
///         let start = part.len();
///         let is_end = from.read_line(&mut part)? == 0;
///         if is_end || part.len() > LEAST && part[start..].trim().is_empty() {
///             pipeline.clean_into(&part, &mut out, &mut scratch);
///             to.write_all(out.as_bytes())?;
///             part.clear();
///         }
///         if is_end {
///             return Ok(());
///         }
///     }
/// }
/// # let text = "L'un dit \"oui\".\n\n".repeat(9000);
/// # let mut out = Vec::new();
/// # clean_long(text.as_bytes(), &mut out)?;
/// # assert_eq!(out, "L’un dit «\u{A0}oui\u{A0}».\n\n".repeat(9000).as_bytes());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Pipeline {
    stages: Arc<Stages>,
}

/// A panic of a caller's pass leaves no half-made state in a pipeline: what it works with is taken out whole.
impl RefUnwindSafe for Pipeline {}
impl UnwindSafe for Pipeline {}

/// The passes of a pipeline as it runs them.
pub(crate) struct Stages {
    list: Vec<Stage>,
    sweeps: Vec<Sweep>,
    locale: Locale,
    threshold: Confidence,
    protection: Protection,
    well_set: WellSet,
    /// Scratch memory that `clean` reuses from call to call.
    #[allow(clippy::vec_box)] // one comes and goes with each call
    pool: Mutex<Vec<Box<Scratch>>>,
}

struct Stage {
    entry: PassEntry,
    rules: RuleTable,
    /// How many rules the stages before it have.
    first_rule: u16,
    triggers: Triggers,
    edits_protected: bool,
    guard_marks: bool,
}

/// A scratch with room for longer texts than this is not kept, in bytes.
const KEPT: usize = 1 << 20;

/// Passes that read one text: their edits are applied together.
struct Sweep {
    stages: Range<usize>,
    /// The triggers of the passes after it.
    later: Triggers,
}

/// Gathers the passes that share a text with their neighbours.
fn sweeps(stages: &[Stage]) -> Vec<Sweep> {
    let shares = |stage: &Stage| stage.entry.pass.shares_text();
    let mut sweeps = Vec::new();
    let mut end = 0;
    for sweep in stages.chunk_by(|stage, next| shares(stage) && shares(next)) {
        let start = end;
        end += sweep.len();
        let later = stages[end..].iter().fold(Triggers::NONE, |all, stage| all | stage.triggers);
        sweeps.push(Sweep { stages: start..end, later });
    }
    sweeps
}

impl Stage {
    fn new(entry: PassEntry, first_rule: u16) -> Result<Self, BuildError> {
        let pass = &entry.pass;
        let rules = pass.rules();
        if rules.is_empty() {
            return Err(BuildErrorKind::NoRule { pass: pass.id().to_owned() }.into());
        }
        for (index, rule) in rules.iter().enumerate() {
            if rules[..index].iter().any(|other| other.id() == rule.id()) {
                let (pass, rule) = (pass.id().to_owned(), rule.id().to_owned());
                return Err(BuildErrorKind::DuplicateRule { pass, rule }.into());
            }
        }
        Ok(Self {
            rules: RuleTable::new(&rules, |rule| !entry.disabled.iter().any(|id| id == rule.id())),
            first_rule,
            triggers: pass.triggers(),
            edits_protected: pass.edits_protected(),
            guard_marks: pass.phase().rank() > Phase::Normalization.rank() || pass.phase() == Phase::Any,
            entry,
        })
    }

    /// The number after that of its last rule.
    fn end_of_rules(&self) -> u16 {
        let count = u16::try_from(self.rules.iter().count()).unwrap_or(u16::MAX);
        self.first_rule.saturating_add(count)
    }

    fn wants(&self, found: Triggers) -> bool {
        self.triggers == Triggers::ALWAYS || self.triggers.intersects(found)
    }
}

impl fmt::Debug for Stages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.list.iter().map(|stage| stage.entry.pass.id())).finish()
    }
}

impl Stages {
    pub(crate) fn pass_id(&self, stage: u16) -> &str {
        self.list.get(usize::from(stage)).map_or("", |stage| stage.entry.pass.id())
    }

    /// The rule with this number, counted over all passes.
    pub(crate) fn rule(&self, number: u16) -> &Rule {
        static UNKNOWN: Rule = Rule::new("unknown", "A rule that no pass declares.");
        let stage = self.stage_of(number);
        stage.and_then(|stage| stage.rules.get(number - stage.first_rule)).unwrap_or(&UNKNOWN)
    }

    /// The id of the pass that declares the rule with this number.
    pub(crate) fn pass_of(&self, rule: u16) -> &str {
        self.stage_of(rule).map_or("", |stage| stage.entry.pass.id())
    }

    fn stage_of(&self, rule: u16) -> Option<&Stage> {
        let after = self.list.partition_point(|stage| stage.first_rule <= rule);
        self.list.get(after.checked_sub(1)?)
    }

    /// Runs all passes. Returns whether the text changed; then the new text is `scratch.text`. What was found is in
    /// `scratch.account`, if that is asked for.
    fn run(&self, original: &str, scratch: &mut Scratch, accounts: bool) -> bool {
        let Scratch { text, next, edits, step, spare, account, scan, found, memory } = scratch;
        let mut account = accounts.then_some(account);
        let mut changed = false;
        edits.keep_reasons = account.is_some();
        // A caller's pass may have panicked in the midst of the last text.
        found.reset();
        scan.run(original, self.well_set);
        for sweep in &self.sweeps {
            let stages = sweep.stages.clone().zip(&self.list[sweep.stages.clone()]);
            let current = if changed { text.as_str() } else { original };
            edits.clear();
            for (index, stage) in stages.filter(|(_, stage)| stage.wants(scan.found())) {
                let doc = Document::new(
                    current,
                    self.locale,
                    stage.triggers,
                    scan,
                    &self.protection,
                    found,
                    memory,
                );
                stage.entry.pass.check(&doc, &mut Edits::new(current, &stage.rules, edits));
                if edits.len() == 0 {
                    continue;
                }
                let refused = edits.settle(
                    current,
                    &Terms {
                        rules: &stage.rules,
                        guard: |range, lines| {
                            if lines || stage.edits_protected {
                                doc.is_callers(range)
                            } else {
                                doc.is_protected(range)
                            }
                        },
                        guard_marks: stage.guard_marks,
                        threshold: self.threshold,
                    },
                );
                if let Some(account) = account.as_deref_mut() {
                    if refused.protected + refused.breaches > 0 {
                        let stage = u16::try_from(index).unwrap_or(u16::MAX);
                        account.refusals.push(Refusal { stage, edits: refused });
                    }
                    account.record(current, edits, stage.first_rule, self.threshold);
                }
            }
            if edits.apply(current, next, step) {
                if let Some(account) = account.as_deref_mut() {
                    account.map.then(step, spare);
                }
                if sweep.later != Triggers::NONE {
                    found.move_on(current, edits.new_text(), step, &self.protection);
                }
                std::mem::swap(text, next);
                changed = true;
                scan.update(text, step, sweep.later);
            }
        }
        // Passes of the caller's may undo each other's work.
        changed && text.as_str() != original
    }

    fn with_scratch<R>(&self, work: impl FnOnce(&mut Scratch) -> R) -> R {
        /// More of them than this are given back after use.
        const POOL: usize = 16;
        // A panic of a caller's pass leaves no half-made state here: a scratch is taken out whole.
        let taken = self.pool.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut scratch = taken.unwrap_or_default();
        let result = work(&mut scratch);
        if scratch.room() <= KEPT {
            let mut pool = self.pool.lock().unwrap_or_else(PoisonError::into_inner);
            if pool.len() < POOL {
                pool.push(scratch);
            }
        }
        result
    }
}

impl Pipeline {
    /// A builder of a pipeline without passes.
    pub fn builder() -> PipelineBuilder {
        PipelineBuilder::new()
    }

    /// Cleans a text. Cannot fail.
    ///
    /// Without findings nothing is allocated (but for the scratch memory of the first calls, which is kept) and the
    /// text is borrowed.
    ///
    /// ```
    /// use guillemot::{Locale, Pipeline};
    ///
    /// let pipeline = Pipeline::typography(Locale::FR_FR);
    /// let cleaned = pipeline.clean("L'an dernier...");
    /// assert_eq!(cleaned.as_str(), "L’an dernier…");
    /// assert_eq!(cleaned.findings().count(), 2);
    /// ```
    pub fn clean<'t>(&self, text: &'t str) -> Cleaned<'t> {
        self.stages.with_scratch(|scratch| {
            let changed = self.stages.run(text, scratch, true);
            let cleaned = match changed {
                false => Cow::Borrowed(text),
                // A text that fits, and a scratch that keeps its room.
                true if scratch.room() <= KEPT => Cow::Owned(scratch.text.clone()),
                true => Cow::Owned(std::mem::take(&mut scratch.text)),
            };
            let map = &mut scratch.account.map;
            if changed {
                map.retain(|segment| {
                    text.get(segment.original.clone()) != cleaned.get(segment.cleaned.clone())
                });
            } else {
                map.clear();
            }
            Cleaned::new(text, cleaned, scratch.account.hand_over(), Arc::clone(&self.stages))
        })
    }

    /// Cleans a text into `out`, whose old content goes, and says whether it changed. Keeps no findings and no
    /// offsets, and allocates nothing once `out` and `scratch` have the room.
    ///
    /// ```
    /// use guillemot::{Pipeline, Scratch};
    ///
    /// let pipeline = Pipeline::hygiene();
    /// let (mut out, mut scratch) = (String::new(), Scratch::new());
    /// for text in ["un  mot", "deux mots"] {
    ///     let changed = pipeline.clean_into(text, &mut out, &mut scratch);
    ///     assert_eq!(changed, text == "un  mot");
    /// }
    /// assert_eq!(out, "deux mots");
    /// ```
    pub fn clean_into(&self, text: &str, out: &mut String, scratch: &mut Scratch) -> bool {
        let changed = self.stages.run(text, scratch, false);
        if changed {
            std::mem::swap(out, &mut scratch.text);
        } else {
            out.clear();
            out.push_str(text);
        }
        changed
    }

    /// A dry run: the findings that [`clean`](Self::clean) would make, and no change. What would be applied is
    /// [`Action::Proposed`].
    ///
    /// ```
    /// let report = guillemot::Pipeline::hygiene().check("un  mot");
    /// assert_eq!(report.findings().count(), 1);
    /// assert!(!report.is_changed());
    /// ```
    pub fn check<'t>(&self, text: &'t str) -> Cleaned<'t> {
        self.stages.with_scratch(|scratch| {
            self.stages.run(text, scratch, true);
            let account = &mut scratch.account;
            account.map.clear();
            for record in &mut account.records {
                if record.action == Action::Applied {
                    record.action = Action::Proposed;
                }
            }
            Cleaned::new(text, Cow::Borrowed(text), account.hand_over(), Arc::clone(&self.stages))
        })
    }

    /// Cleans bytes that should be UTF-8.
    ///
    /// # Errors
    ///
    /// When they are not; the error names the first byte that is wrong, and where. See
    /// [`clean_bytes_lossy`](Self::clean_bytes_lossy).
    pub fn clean_bytes<'t>(&self, bytes: &'t [u8]) -> Result<Cleaned<'t>, NotUtf8> {
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(self.clean(text)),
            Err(error) => Err(NotUtf8::new(bytes, error)),
        }
    }

    /// Cleans bytes, with U+FFFD in the place of what is not UTF-8, and gives the text alone: offsets into bytes that
    /// aren't text would mean nothing.
    ///
    /// ```
    /// assert_eq!(guillemot::Pipeline::hygiene().clean_bytes_lossy(b"caf\xE9  noir"), "caf\u{FFFD} noir");
    /// ```
    #[must_use]
    pub fn clean_bytes_lossy<'t>(&self, bytes: &'t [u8]) -> Cow<'t, str> {
        match String::from_utf8_lossy(bytes) {
            Cow::Borrowed(text) => self.clean(text).into_text(),
            Cow::Owned(text) => Cow::Owned(self.clean(&text).into_text().into_owned()),
        }
    }

    /// The passes, in order.
    pub fn passes(&self) -> impl Iterator<Item = &dyn Pass> {
        self.stages.list.iter().map(|stage| &*stage.entry.pass)
    }

    /// The rules that are in force, in the order of the passes: not those that [`without`](Self::without) left out.
    ///
    /// ```
    /// use guillemot::{Locale, Pipeline};
    ///
    /// let pipeline = Pipeline::typography(Locale::FR_FR).without("fr/ellipsis")?;
    /// for rule in pipeline.rules() {
    ///     println!("{:<20} {}", rule.id(), rule.summary());
    /// }
    /// assert!(pipeline.rules().any(|rule| rule.id() == "fr/ellipsis-space"));
    /// assert!(!pipeline.rules().any(|rule| rule.id() == "fr/ellipsis"));
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.stages.list.iter().flat_map(|stage| stage.rules.enabled())
    }

    /// The locale.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.stages.locale
    }

    /// The least confidence at which edits are applied: see [`PipelineBuilder::apply_at`].
    #[must_use]
    pub fn threshold(&self) -> Confidence {
        self.stages.threshold
    }

    /// The same pipeline without a pass or without a rule, by its id.
    ///
    /// The edits of a rule that is left out are neither applied nor reported, nor are the groups that they are in.
    ///
    /// # Errors
    ///
    /// When no pass and no rule has this id; the message lists the nearest, if one is near, and those that there are.
    ///
    /// ```
    /// use guillemot::{Locale, Pipeline};
    ///
    /// let pipeline = Pipeline::typography(Locale::FR_FR).without("fr/ellipsis")?;
    /// assert_eq!(pipeline.clean("L'an...").as_str(), "L’an...");
    /// assert!(pipeline.without("fr/elipsis").is_err());
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    pub fn without(&self, id: &str) -> Result<Self, BuildError> {
        let mut entries: Vec<PassEntry> = self.entries().collect();
        let mut known = false;
        entries.retain_mut(|entry| {
            if entry.pass.id() == id {
                known = true;
                return false;
            }
            let rules = entry.pass.rules();
            if rules.iter().any(|rule| rule.id() == id) {
                known = true;
                let is_gone =
                    |rule: &str| rule == id || entry.disabled.iter().any(|disabled| disabled == rule);
                let all_gone = rules.iter().all(|rule| is_gone(rule.id()));
                drop(rules);
                entry.disabled.push(id.to_owned());
                return !all_gone;
            }
            true
        });
        if !known {
            let ids = self.stages.list.iter().flat_map(|stage| {
                std::iter::once(stage.entry.pass.id().to_owned())
                    .chain(stage.rules.iter().map(|r| r.id().to_owned()))
            });
            let mut ids: Vec<String> = ids.collect();
            ids.dedup();
            let (id, near) = (id.to_owned(), Near::of(id, &ids));
            return Err(BuildErrorKind::UnknownId { id, near, known: ids.join(", ") }.into());
        }
        self.with_entries(entries)
    }

    /// The same pipeline with more passes, each behind the passes of its own phase and of earlier ones, or, of
    /// [`Phase::Any`], at the end.
    ///
    /// So a preset gets a pass that it leaves out, or a caller's, wherever its phase belongs. What a caller's pass writes is
    /// set right by the passes behind it alone: one that turns `3 euros` into `3 €` belongs to [`Phase::Letters`]
    /// ([`Rewrite::phase`](crate::Rewrite::phase)), for at the end no pass is left that would set the space before the sign.
    ///
    /// A pass that the pipeline already has then stands there twice; to have it with other options, take it out first:
    /// `.without("quotes")?.with(Quotes::new())?`.
    ///
    /// # Errors
    ///
    /// When a pass declares no rule, or a rule twice; when passes of [`Phase::Lines`] and of [`Phase::Blocks`] would stand in
    /// one pipeline; when an id can't be told from another (see [`PipelineBuilder::build`]).
    ///
    /// ```
    /// use guillemot::passes::Units;
    /// use guillemot::{Locale, Pipeline};
    ///
    /// let pipeline = Pipeline::typography(Locale::FR_FR).with(Units::new())?;
    /// let last: Vec<&str> = pipeline.passes().map(|pass| pass.id()).skip(7).collect();
    /// assert_eq!(last, ["thousands", "units", "layout"]);
    /// assert_eq!(pipeline.clean("Il pèse 1 200 kg et il est là.").as_str(), "Il pèse 1\u{202F}200\u{A0}kg et il est là.");
    /// # Ok::<(), guillemot::BuildError>(())
    /// ```
    pub fn with(&self, passes: impl IntoPasses) -> Result<Self, BuildError> {
        let mut more = PassList::default();
        passes.into_passes(&mut more);
        let mut entries: Vec<PassEntry> = self.entries().collect();
        for entry in more.entries {
            let rank = entry.pass.phase().rank();
            let comes_later = |other: &PassEntry| rank.is_some() && other.pass.phase().rank() > rank;
            let place = entries.iter().position(comes_later).unwrap_or(entries.len());
            entries.insert(place, entry);
        }
        self.with_entries(entries)
    }

    /// Other passes with the locale, the threshold and the protected spans of this pipeline.
    pub(crate) fn with_entries(&self, entries: Vec<PassEntry>) -> Result<Self, BuildError> {
        let Stages { locale, threshold, protection, .. } = &*self.stages;
        Self::from_entries(entries, *locale, *threshold, protection.clone())
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = PassEntry> {
        self.stages.list.iter().map(|stage| stage.entry.clone())
    }

    fn from_entries(
        entries: Vec<PassEntry>,
        locale: Locale,
        threshold: Confidence,
        protection: Protection,
    ) -> Result<Self, BuildError> {
        check_order(&entries)?;
        ids::check(&entries)?;
        let mut stages: Vec<Stage> = Vec::with_capacity(entries.len());
        for entry in entries {
            let first_rule = stages.last().map_or(0, Stage::end_of_rules);
            stages.push(Stage::new(entry, first_rule)?);
        }
        let wanted = stages.iter().fold(Triggers::NONE, |all, stage| all | stage.triggers);
        let sweeps = sweeps(&stages);
        let well_set = WellSet::new(locale, wanted);
        let pool = Mutex::default();
        Ok(Self {
            stages: Arc::new(Stages { list: stages, sweeps, locale, threshold, protection, well_set, pool }),
        })
    }
}

/// A pass must not stand before one of an earlier phase, nor one that joins lines with one that takes lines out.
fn check_order(entries: &[PassEntry]) -> Result<(), BuildError> {
    let first_of = |phase| entries.iter().find(|entry| entry.pass.phase() == phase);
    if let (Some(lines), Some(blocks)) = (first_of(Phase::Lines), first_of(Phase::Blocks)) {
        let (lines, blocks) = (lines.pass.id().to_owned(), blocks.pass.id().to_owned());
        return Err(BuildErrorKind::Apart { lines, blocks }.into());
    }
    let mut latest: Option<&PassEntry> = None;
    for entry in entries.iter().filter(|entry| entry.pass.phase() != Phase::Any) {
        let phase = entry.pass.phase();
        match latest {
            Some(late) if late.pass.phase().rank() > phase.rank() => {
                return Err(BuildErrorKind::Order {
                    late: late.pass.id().to_owned(),
                    late_phase: late.pass.phase(),
                    early: entry.pass.id().to_owned(),
                    early_phase: phase,
                    why: phase.reason(),
                }
                .into());
            }
            _ => latest = Some(entry),
        }
    }
    Ok(())
}

impl fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pipeline")
            .field("passes", &self.stages)
            .field("locale", &self.stages.locale)
            .field("threshold", &self.stages.threshold)
            .finish_non_exhaustive()
    }
}

/// The memory that [`Pipeline::clean_into`] works in. Make one for each thread and use it for text after text.
#[derive(Debug, Default)]
pub struct Scratch {
    text: String,
    next: String,
    edits: EditBuffer,
    step: Vec<Segment>,
    spare: Vec<Segment>,
    account: Account,
    scan: Scan,
    found: Found,
    memory: Memory,
}

impl Scratch {
    /// Empty; it takes the room that it needs with its first texts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The longest text that it has room for.
    fn room(&self) -> usize {
        self.text.capacity().max(self.next.capacity())
    }
}
