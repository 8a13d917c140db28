/** Violations of the architecture's rules, to prove that each rule finds one. No part of the service. */
package io.earnest.planted;
