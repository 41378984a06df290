//! The kinds of boilerplate, each with the rule that its blocks go under.

use std::fmt;
use std::str::FromStr;

use crate::error::ParseNameError;
use crate::pass::Rule;

macro_rules! categories {
    ($($(#[$doc:meta])* $name:ident, $id:literal, $words:literal, $summary:literal, $before:literal => $after:literal;)*) => {
        /// A kind of boilerplate. Its name, as in `"comment-form".parse()`, is the second half of its rule's id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Category {
            $($(#[$doc])* $name,)*
        }

        impl Category {
            /// All of them.
            pub(super) const ALL: [Self; COUNT] = [$(Self::$name),*];

            /// The name in data files and rule ids.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The name in a sentence.
            pub(super) const fn words(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }

            /// The rule that its blocks go under.
            pub(super) fn rule(self) -> &'static Rule {
                &RULES[self as usize]
            }
        }

        const COUNT: usize = [$($id),*].len();

        static RULES: [Rule; COUNT] = [
            $(Rule::new(concat!("web/", $id), $summary).example($before, $after),)*
        ];
    };
}

categories! {
    /// The form under an article that asks for a comment.
    CommentForm, "comment-form", "comment form", "A form that asks for a comment goes.",
        "Le port rouvre lundi matin.\n\nLaisser un commentaire\n\nLes champs obligatoires sont indiqués avec *"
        => "Le port rouvre lundi matin.";
    /// Comments of readers, and the lines around them.
    Comments, "comments", "comments", "The heads and the tools of readers’ comments go.",
        "Le port rouvre lundi matin.\n\nSoyez le premier à réagir" => "Le port rouvre lundi matin.";
    /// Buttons and invitations to share and to follow.
    Share, "share", "share buttons", "Buttons that share a page go.",
        "Le port rouvre lundi matin.\n\nPartager sur Facebook" => "Le port rouvre lundi matin.";
    /// Invitations to a newsletter.
    Newsletter, "newsletter", "newsletter", "Invitations to a newsletter go.",
        "Le port rouvre lundi matin.\n\nAbonnez-vous à notre newsletter" => "Le port rouvre lundi matin.";
    /// Cookies and consent.
    Cookies, "cookies", "cookies", "Notices on cookies and consent go.",
        "Ce site utilise des cookies pour mesurer son audience.\n\nLe port rouvre lundi matin."
        => "Le port rouvre lundi matin.";
    /// Subscriptions, donations and their walls.
    Paywall, "paywall", "subscription", "Walls that ask for a subscription go.",
        "Le port rouvre lundi matin.\n\nArticle réservé aux abonnés" => "Le port rouvre lundi matin.";
    /// Links to other articles.
    Related, "related", "related links", "Heads of and links to other articles go.",
        "Le port rouvre lundi matin.\n\nVous aimerez aussi" => "Le port rouvre lundi matin.";
    /// What software says about author and date, and the made-up names of content farms.
    Byline, "byline", "byline", "Made-up names and stamps of publishing software go; the names of people stay.",
        "Le port rouvre lundi matin.\n\nBy pfvz8" => "Le port rouvre lundi matin.";
    /// Links to the page that the text was taken from.
    SourceLink, "source-link", "source link", "A link to the page that a text was taken from goes.",
        "Le port rouvre lundi matin.\n\nSource link" => "Le port rouvre lundi matin.";
    /// What players of video and audio say.
    Video, "video", "video player", "What players of video and audio say goes.",
        "Durée de la vidéo 02 minutes 41 secondes\n\nLe port rouvre lundi matin." => "Le port rouvre lundi matin.";
    /// Advertisements, affiliate links, apps.
    Ad, "ad", "advertisement", "Labels of advertisements and affiliate links go.",
        "La suite après cette publicité\n\nLe port rouvre lundi matin." => "Le port rouvre lundi matin.";
    /// Copyright lines and legal notices.
    Copyright, "copyright", "copyright notice", "Copyright lines and legal notices go.",
        "Le port rouvre lundi matin.\n\nCopyright © 2024 Le Courrier du port. Tous droits réservés."
        => "Le port rouvre lundi matin.";
    /// Menus and links within a site.
    Navigation, "navigation", "navigation", "Menus and links within a site go.",
        "Aller au contenu principal\n\nLe port rouvre lundi matin." => "Le port rouvre lundi matin.";
    /// A label, a dash and capitals: `INTERACTIF - LA CARTE`; or the caption of a photo with its credit.
    PromoCaption, "promo-caption", "caption of a promotion",
        "A label, a dash and capitals go, and the caption of a photo with its credit; a heading in capitals stays.",
        "Le port rouvre lundi matin.\n\nINTERACTIF - LA CARTE DES QUAIS\n\nLes grues sont prêtes."
        => "Le port rouvre lundi matin.\n\nLes grues sont prêtes.";
    /// Lists of tags and sections.
    Tags, "tags", "tags", "Lists of tags go.",
        "Le port rouvre lundi matin.\n\nClassé sous : port, grues" => "Le port rouvre lundi matin.";
    /// Questions about the page: ratings, corrections.
    Feedback, "feedback", "feedback", "Questions about the page itself go: ratings, reports of mistakes.",
        "Le port rouvre lundi matin.\n\nCet article vous a-t-il été utile ?" => "Le port rouvre lundi matin.";
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Category {
    type Err = ParseNameError;

    fn from_str(name: &str) -> Result<Self, ParseNameError> {
        ParseNameError::find(
            "category of boilerplate",
            name,
            &Self::ALL.map(|category| (category.name(), category)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for category in Category::ALL {
            assert_eq!(category.to_string().parse(), Ok(category));
            assert_eq!(category.rule().id(), format!("web/{category}"));
        }
        let error = "shares".parse::<Category>().expect_err("no such category");
        assert!(error.to_string().contains("`shares`") && error.to_string().contains("share,"));
    }
}
