package io.earnest.gateway.page;

import io.earnest.gateway.page.rewards.Prices;
import org.jspecify.annotations.Nullable;

/** The sign-up form, with what a new profile is given. */
public record SignUpPage(Frame frame, @Nullable Prices prices) {}
