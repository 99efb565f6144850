/** A bean with {@code @RequiresScopes}, called from wherever an application may call one. */
package io.github.scalekit4ee.sidebyside.scopes;
