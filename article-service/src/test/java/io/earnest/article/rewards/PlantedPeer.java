package io.earnest.article.rewards;

import io.earnest.article.article.Article;

/** A violation: an adapter that knows a feature. */
interface PlantedPeer {
    Article article();
}
