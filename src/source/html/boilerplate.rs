//! Blocks at the edges of the article that invite, warn or tell who wrote it.

use crate::model::article::Block;

pub(super) fn mark(_blocks: &mut [Block], _authors: &[String]) {}
