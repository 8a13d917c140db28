/** What people are told of their articles, ratings and readings; never who it was. */
@NullMarked
package io.earnest.article.notification;

import org.jspecify.annotations.NullMarked;
