/** Makes tables of the reports of the in-container tests, so that nobody types what a server can do. */
package io.github.scalekit4ee.quickstart.results;
