/**
 * From what a buyer typed to text that rules can be matched on. Merchant-free, deterministic,
 * linear in the length of the input; never throws on any UTF-16 input, lone surrogates included.
 */
@NullMarked
package dev.tidegate.text;

import org.jspecify.annotations.NullMarked;
