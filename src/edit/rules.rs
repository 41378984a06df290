//! The rules of a pass, as its edits name them.

use crate::rule::Rule;

/// What an edit names whose rule the pass doesn't declare.
pub(super) const UNKNOWN_RULE: u16 = u16::MAX;

/// The rules of one pass as a pipeline keeps them: edits name them by index.
#[derive(Debug)]
pub(crate) struct RuleTable {
    rules: Box<[Rule]>,
    /// Where the pass keeps each rule: a rule is found by its address first, which costs next to nothing.
    addresses: Box<[usize]>,
    enabled: Box<[bool]>,
}

impl RuleTable {
    pub(crate) fn new(rules: &[&Rule], enabled: impl Fn(&Rule) -> bool) -> Self {
        Self {
            rules: rules.iter().map(|&rule| rule.clone()).collect(),
            addresses: rules.iter().map(|&rule| std::ptr::from_ref(rule).addr()).collect(),
            enabled: rules.iter().map(|&rule| enabled(rule)).collect(),
        }
    }

    pub(crate) fn get(&self, index: u16) -> Option<&Rule> {
        self.rules.get(usize::from(index))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    /// Those that are switched on.
    pub(crate) fn enabled(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().zip(&self.enabled).filter(|&(_, &enabled)| enabled).map(|(rule, _)| rule)
    }

    pub(super) fn index_of(&self, rule: &Rule) -> Option<u16> {
        let address = std::ptr::from_ref(rule).addr();
        let index = self
            .addresses
            .iter()
            .position(|&known| known == address)
            .or_else(|| self.rules.iter().position(|known| known.id() == rule.id()))?;
        u16::try_from(index).ok()
    }

    /// Whether a rule is switched on; `None` when there is none.
    pub(super) fn is_enabled(&self, index: u16) -> Option<bool> {
        self.enabled.get(usize::from(index)).copied()
    }
}
