/** The merchant-free reading of a text: the stateless first stage of the reply job. */
@NullMarked
package dev.tidegate.reading;

import org.jspecify.annotations.NullMarked;
