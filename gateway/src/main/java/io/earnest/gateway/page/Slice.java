package io.earnest.gateway.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list, as every service answers it. */
public record Slice<T>(List<T> items, @Nullable String next) {}
