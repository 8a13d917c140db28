/** Signed notes (C2SP signed-note) with checkpoints in them (C2SP tlog-checkpoint), and the keys that sign them. */
@NullMarked
package io.earnest.rewards.log.note;

import org.jspecify.annotations.NullMarked;
