/** Parts of applications that name their own classes. */
package io.github.scalekit4ee.quickstart.it.listed;
