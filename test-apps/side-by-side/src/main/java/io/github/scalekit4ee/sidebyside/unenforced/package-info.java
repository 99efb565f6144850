/** Classes with {@code @RequiresScopes} in places where nothing enforces it. Each makes an application that does not deploy. */
package io.github.scalekit4ee.sidebyside.unenforced;
