package io.earnest.article.planted.two;

import io.earnest.article.planted.one.One;

/** A violation: the other half of a circle. */
public interface Two {
    One one();
}
