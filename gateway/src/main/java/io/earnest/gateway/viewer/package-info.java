/** What is the viewer's own on an article's page, composed of what four services know. */
@NullMarked
package io.earnest.gateway.viewer;

import org.jspecify.annotations.NullMarked;
