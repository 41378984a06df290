//! Words that are known: those of the lists, and those that code is made of.

use crate::words::{LONGEST, languages_of};

pub(in crate::passes::joins) fn is_known(word: &str) -> bool {
    languages_of(word) != 0
}

/// Whether two parts make a word that is known.
pub(in crate::passes::joins) fn makes_word(first: &str, second: &str) -> bool {
    let mut whole = [0; LONGEST];
    let end = first.len() + second.len();
    let Some(joined) = whole.get_mut(..end) else { return false };
    joined[..first.len()].copy_from_slice(first.as_bytes());
    joined[first.len()..].copy_from_slice(second.as_bytes());
    std::str::from_utf8(&whole[..end]).is_ok_and(is_known)
}

/// Whether code has a bracket or a string right behind a word, which is no name: in byte order.
pub(super) fn is_keyword(word: &str) -> bool {
    const KEYWORDS: [&str; 41] = [
        "all", "and", "any", "as", "assert", "await", "case", "catch", "default", "delete", "do", "echo",
        "else", "export", "extern", "filter", "for", "from", "function", "if", "import", "in", "include",
        "is", "list", "map", "max", "min", "not", "of", "open", "or", "print", "pub", "raises", "require",
        "return", "set", "sum", "while", "with",
    ];
    KEYWORDS.binary_search(&word).is_ok()
}

/// Whether a call may stand behind a word of code, in byte order.
pub(super) fn leads_call(word: &str) -> bool {
    const WORDS: [&str; 16] = [
        "Dim", "await", "case", "class", "def", "else", "fn", "func", "function", "let", "new", "raise",
        "return", "throw", "unless", "yield",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// Whether a word of prose is the name of a function, too, in code and in sums.
pub(super) fn is_function(word: &str) -> bool {
    /// In byte order.
    const WORDS: [&str; 72] = [
        "abs", "alert", "append", "apply", "array", "attr", "average", "block", "blur", "bool", "byte",
        "call", "char", "check", "close", "cos", "count", "create", "date", "define", "delete", "display",
        "double", "exit", "exp", "fetch", "find", "float", "format", "get", "hash", "insert", "int",
        "integer", "join", "len", "length", "load", "log", "log10", "match", "new", "object", "parse", "pop",
        "push", "put", "rand", "range", "rate", "read", "replace", "reverse", "round", "run", "save",
        "select", "send", "sin", "size", "sleep", "sort", "split", "sqrt", "start", "string", "tan", "test",
        "update", "use", "wait", "write",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// Whether a word starts others: case makes no difference.
pub(in crate::passes::joins) fn is_prefix(word: &str) -> bool {
    const PREFIXES: [&str; 45] = [
        "aéro", "after", "anti", "archi", "arrière", "audio", "auto", "avant", "back", "bien", "contre",
        "counter", "cyber", "demi", "down", "électro", "entre", "extra", "fore", "géo", "hydro", "hyper",
        "infra", "inter", "intra", "macro", "mega", "micro", "mini", "mono", "multi", "néo", "over", "para",
        "photo", "poly", "post", "pseudo", "semi", "super", "télé", "trans", "ultra", "under", "vidéo",
    ];
    PREFIXES.iter().any(|prefix| word.to_lowercase() == *prefix)
}
