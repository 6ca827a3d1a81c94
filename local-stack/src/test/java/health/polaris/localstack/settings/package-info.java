/** The page of the settings, which is written from the classes that they are bound to. */
@NullMarked
package health.polaris.localstack.settings;

import org.jspecify.annotations.NullMarked;
