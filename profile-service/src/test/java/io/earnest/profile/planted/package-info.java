/** Violations of the architecture's rules, to prove that each rule finds one. */
package io.earnest.profile.planted;
