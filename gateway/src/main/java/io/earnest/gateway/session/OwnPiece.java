package io.earnest.gateway.session;

import java.util.regex.Pattern;

/**
 * Addresses outside the API that answer with what is one person's own, read only: a browser's session is used there, too.
 *
 * @param paths of them
 */
public record OwnPiece(Pattern paths) {}
