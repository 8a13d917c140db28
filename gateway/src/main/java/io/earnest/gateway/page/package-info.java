/** The web client's pages: what a person sees in a browser, rendered on the server. */
@NullMarked
package io.earnest.gateway.page;

import org.jspecify.annotations.NullMarked;
