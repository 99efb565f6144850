/**
 * The first command of the README: the quickstart on Open Liberty beside a Scalekit environment, and what to type to see
 * the answers.
 */
package io.github.scalekit4ee.quickstart.demo;
