/** What people are told of comments: only ever of their own, and never who it was. */
@NullMarked
package io.earnest.comment.notification;

import org.jspecify.annotations.NullMarked;
