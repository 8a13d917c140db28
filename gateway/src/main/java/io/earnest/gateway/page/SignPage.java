package io.earnest.gateway.page;

import io.earnest.gateway.page.rewards.Prices;
import org.jspecify.annotations.Nullable;

/**
 * The page for signing in or up.
 *
 * @param other the address of the other of the two, which leads on to the same page
 * @param prices what a new profile is given; null where that is not shown, or not known
 */
public record SignPage(
        Frame frame, SignForm form, String other, @Nullable Prices prices) {}
