/**
 * Rule sets for the operators of one JVM: one shared reader of {@code tidegate.rulesets} that keeps
 * compressed bodies, and a bounded cache of compiled ones. It says when a body arrives; it never
 * says which version is in force: the log does.
 */
@NullMarked
package dev.tidegate.jobs.rulesets;

import org.jspecify.annotations.NullMarked;
