@NullMarked
package io.earnest.article;

import org.jspecify.annotations.NullMarked;
