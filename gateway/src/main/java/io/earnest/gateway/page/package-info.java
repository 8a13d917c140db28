/**
 * The web client's pages: what a person sees in a browser, rendered on the server.
 *
 * <p>A controller asks the providers' adapters (one subpackage each, answers kept by {@link
 * io.earnest.gateway.page.Kept}), makes the record that a template of {@code src/main/jte} takes, and answers the HTML.
 * Public pages know nothing of the visitor and are the same for everybody; personal pages are empty frames. In both, the
 * ES modules under {@code static/assets/js} fill in what is the viewer's own through the public API, and there is no
 * other way: whatever a page can do, a client of the API can do.
 *
 * <p>The Content-Security-Policy stops inline scripts and styles, so templates have neither. Templates escape all that
 * they print; {@code $unsafe} stands before three things only: HTML that article-service or comment-service has
 * sanitised, and JSON-LD that {@link io.earnest.gateway.page.JsonLd} has escaped.
 */
@NullMarked
package io.earnest.gateway.page;

import org.jspecify.annotations.NullMarked;
