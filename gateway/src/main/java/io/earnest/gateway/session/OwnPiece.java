package io.earnest.gateway.session;

import java.util.regex.Pattern;

/**
 * Addresses outside the API that answer with what is one person's own: a browser's session is used there, too.
 *
 * @param paths of them
 * @param forms whether forms are sent there; else they are read only
 */
public record OwnPiece(Pattern paths, boolean forms) {
    public OwnPiece(Pattern paths) {
        this(paths, false);
    }
}
