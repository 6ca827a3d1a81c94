/** Digests: what stands for a text of any length, or for a secret. */
@NullMarked
package health.polaris.common.digest;

import org.jspecify.annotations.NullMarked;
