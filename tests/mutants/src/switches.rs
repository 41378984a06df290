//! Mutants behind switches: one build holds them all, and a variable of the environment chooses one.

use std::collections::{BTreeSet, HashMap};

use quote::ToTokens as _;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, BinOp, Block, Expr, ExprBinary, Signature, Stmt, parse_quote};

use crate::list::Mutant;

/// The module that the switches ask.
pub const MODULE: &str = r#"
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

static CHOSEN: AtomicUsize = AtomicUsize::new(usize::MAX);

#[inline]
pub(crate) fn on(mutant: usize) -> bool {
    match CHOSEN.load(Relaxed) {
        usize::MAX => choose() == mutant,
        chosen => chosen == mutant,
    }
}

#[cold]
fn choose() -> usize {
    let chosen = std::env::var("MUTANT").ok().and_then(|number| number.parse().ok());
    let chosen = chosen.unwrap_or(usize::MAX - 1);
    CHOSEN.store(chosen, Relaxed);
    chosen
}
"#;

/// Line and column, both from one, as cargo-mutants counts them.
type Place = (usize, usize);

fn place<T: Spanned>(of: &T) -> Place {
    let start = of.span().start();
    (start.line, start.column + 1)
}

/// Puts the mutants of a file behind switches; the source, and the numbers of those that have one.
///
/// What is computed at compile time can't be switched.
pub fn switched(source: &str, mutants: &[(usize, &Mutant)]) -> syn::Result<(String, BTreeSet<usize>)> {
    let mut file = syn::parse_file(source)?;
    let mut at: HashMap<Place, Vec<(usize, Mutant)>> = HashMap::new();
    for &(number, mutant) in mutants {
        at.entry(mutant.place()).or_default().push((number, mutant.clone()));
    }
    let mut switches = Switches { at, is_const: false, done: BTreeSet::new() };
    switches.visit_file_mut(&mut file);
    Ok((prettyplease::unparse(&file), switches.done))
}

struct Switches {
    at: HashMap<Place, Vec<(usize, Mutant)>>,
    is_const: bool,
    done: BTreeSet<usize>,
}

impl Switches {
    fn of_genre(&self, place: Place, genre: &str) -> Vec<(usize, String)> {
        let here = self.at.get(&place).into_iter().flatten().filter(|(_, mutant)| mutant.genre == genre);
        here.map(|(number, mutant)| (*number, mutant.replacement.clone())).collect()
    }

    /// The body of a function, which may return another value at once. cargo-mutants names the place of its first
    /// statement.
    fn function(&mut self, signature: &Signature, block: &mut Block) {
        let first = block.stmts.first().map(place);
        let was = std::mem::replace(&mut self.is_const, signature.constness.is_some());
        visit_mut::visit_block_mut(self, block);
        let values = first.map(|first| self.of_genre(first, "FnValue")).unwrap_or_default();
        for (number, value) in values.into_iter().filter(|_| signature.constness.is_none()) {
            let value = if value.is_empty() { "()" } else { &value };
            if let Ok(value) = syn::parse_str::<Expr>(value) {
                block.stmts.insert(0, parse_quote!(if crate::mutant::on(#number) { return #value; }));
                self.done.insert(number);
            }
        }
        self.is_const = was;
    }

    fn within<T>(&mut self, is_const: bool, item: &mut T, visit: impl FnOnce(&mut Self, &mut T)) {
        let was = std::mem::replace(&mut self.is_const, is_const);
        visit(self, item);
        self.is_const = was;
    }

    fn binary(&mut self, expr: &mut Expr, place: Place) {
        for (number, operator) in self.of_genre(place, "BinaryOperator") {
            let (Some(original), Ok(operator)) = (original(expr), syn::parse_str::<BinOp>(&operator)) else {
                continue;
            };
            let ExprBinary { left, right, .. } = original;
            let mutant: Expr = if assigns(&operator) {
                parse_quote!(#left #operator #right)
            } else {
                parse_quote!((#left) #operator (#right))
            };
            *expr = parse_quote!((if crate::mutant::on(#number) { #mutant } else { #expr }));
            self.done.insert(number);
        }
    }
}

impl VisitMut for Switches {
    fn visit_item_mod_mut(&mut self, item: &mut syn::ItemMod) {
        let is_test = |attribute: &syn::Attribute| attribute.to_token_stream().to_string().contains("test");
        if !item.attrs.iter().any(is_test) {
            visit_mut::visit_item_mod_mut(self, item);
        }
    }

    fn visit_item_fn_mut(&mut self, item: &mut syn::ItemFn) {
        self.function(&item.sig, &mut item.block);
    }

    fn visit_impl_item_fn_mut(&mut self, item: &mut syn::ImplItemFn) {
        self.function(&item.sig, &mut item.block);
    }

    fn visit_item_const_mut(&mut self, item: &mut syn::ItemConst) {
        self.within(true, item, visit_mut::visit_item_const_mut);
    }

    fn visit_item_static_mut(&mut self, item: &mut syn::ItemStatic) {
        self.within(true, item, visit_mut::visit_item_static_mut);
    }

    fn visit_impl_item_const_mut(&mut self, item: &mut syn::ImplItemConst) {
        self.within(true, item, visit_mut::visit_impl_item_const_mut);
    }

    /// A closure of a static runs when the program does.
    fn visit_expr_closure_mut(&mut self, closure: &mut syn::ExprClosure) {
        self.within(false, closure, visit_mut::visit_expr_closure_mut);
    }

    // Lengths of arrays and patterns are constants.
    fn visit_type_mut(&mut self, _: &mut syn::Type) {}
    fn visit_pat_mut(&mut self, _: &mut syn::Pat) {}

    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        let of_arm = place(&*arm);
        let of_guard = arm.guard.as_ref().map(|(_, guard)| place(guard));
        visit_mut::visit_arm_mut(self, arm);
        if self.is_const || arm.guard.as_ref().is_some_and(|(_, guard)| binds(guard)) {
            return;
        }
        for (number, value) in of_guard.map(|place| self.of_genre(place, "MatchArmGuard")).unwrap_or_default()
        {
            if let Some((_, guard)) = &mut arm.guard {
                **guard = if value == "true" {
                    parse_quote!(crate::mutant::on(#number) || (#guard))
                } else {
                    parse_quote!(!crate::mutant::on(#number) && (#guard))
                };
                self.done.insert(number);
            }
        }
        for (number, _) in self.of_genre(of_arm, "MatchArm") {
            let guard: Expr = match &arm.guard {
                Some((_, guard)) => parse_quote!(!crate::mutant::on(#number) && (#guard)),
                None => parse_quote!(!crate::mutant::on(#number)),
            };
            arm.guard = Some((Default::default(), Box::new(guard)));
            self.done.insert(number);
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let operator = match &*expr {
            Expr::Binary(binary) => Some(place(&binary.op)),
            Expr::Unary(unary) => Some(place(&unary.op)),
            _ => None,
        };
        let binds = binds(expr);
        visit_mut::visit_expr_mut(self, expr);
        let Some(place) = operator.filter(|_| !self.is_const && !binds) else { return };
        if let Expr::Unary(unary) = &*expr {
            let inner = unary.expr.clone();
            for (number, _) in self.of_genre(place, "UnaryOperator") {
                *expr = parse_quote!((if crate::mutant::on(#number) { #inner } else { #expr }));
                self.done.insert(number);
            }
        } else {
            self.binary(expr, place);
        }
    }
}

/// Whether an expression is a chain with `let`, which can't stand in parentheses.
fn binds(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(binary) => binds(&binary.left) || binds(&binary.right),
        Expr::Paren(inner) => binds(&inner.expr),
        _ => false,
    }
}

fn assigns(operator: &BinOp) -> bool {
    let compares = matches!(operator, BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Le(_) | BinOp::Ge(_));
    !compares && operator.to_token_stream().to_string().ends_with('=')
}

/// The expression that the switches around it were made of.
fn original(expr: &Expr) -> Option<ExprBinary> {
    match expr {
        Expr::Binary(binary) => Some(binary.clone()),
        Expr::Paren(inner) => original(&inner.expr),
        Expr::If(switch) => match &*switch.else_branch.as_ref()?.1 {
            Expr::Block(block) => match block.block.stmts.last()? {
                Stmt::Expr(expr, _) => original(expr),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}
