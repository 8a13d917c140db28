/** The Merkle tree of RFC 6962 over the log's leaves, cut into tiles (C2SP tlog-tiles). */
@NullMarked
package io.earnest.rewards.log.tree;

import org.jspecify.annotations.NullMarked;
