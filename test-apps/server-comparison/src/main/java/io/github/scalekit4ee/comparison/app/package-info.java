/** The application that is measured: two resources that answer the caller's name, one for callers with a role, one for everyone. */
package io.github.scalekit4ee.comparison.app;
