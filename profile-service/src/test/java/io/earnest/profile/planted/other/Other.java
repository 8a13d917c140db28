package io.earnest.profile.planted.other;

import io.earnest.profile.planted.one.One;

public class Other {
    public One one;
}
