package io.earnest.gateway.page;

import io.earnest.gateway.page.rewards.Prices;
import org.jspecify.annotations.Nullable;

/**
 * The editor, filled by script.
 *
 * @param article the id or slug of the article to edit, empty for a new one
 */
public record WritePage(
        Frame frame, String article, @Nullable Prices prices) {}
