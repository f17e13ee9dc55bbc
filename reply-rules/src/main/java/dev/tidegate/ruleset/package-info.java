/**
 * What a merchant publishes: keyword rules, FAQ, size chart, policy; its import from CSV with
 * validation, and its compiled form. Products are not part of a rule set.
 */
@NullMarked
package dev.tidegate.ruleset;

import org.jspecify.annotations.NullMarked;
