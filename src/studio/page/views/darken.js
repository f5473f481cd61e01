/** @import { Darkening, Role } from './dark-colour.js' */
import { darkColour } from './dark-colour.js';

/**
 * What each property's colour is used for.
 *
 * @type {Record<string, Role>}
 */
const ROLES = {
  'background-color': 'background',
  color: 'text',
  'text-decoration-color': 'text',
  'border-top-color': 'line',
  'border-right-color': 'line',
  'border-bottom-color': 'line',
  'border-left-color': 'line',
};

/**
 * Rewrites the colours of a mail, as Gmail does in its dark mode; pictures stay as they are.
 *
 * Gmail says nowhere how it does it; that its app for iOS turns every colour round, and the one for Android only
 * dark text and light backgrounds, is what others have seen (hteumeuleu.com/2021/fixing-gmail-dark-mode-css-blend-modes).
 * So the hues here are near, and the question whether everything can still be read is the same.
 *
 * @param {Document} mail is changed
 * @param {Darkening} darkening
 */
export function darken(mail, darkening) {
  for (const node of mail.querySelectorAll('[bgcolor]'))
    rewriteAttribute(node, 'bgcolor', (colour) => darkColour(colour, 'background', darkening));
  for (const node of mail.querySelectorAll('font[color]'))
    rewriteAttribute(node, 'color', (colour) => darkColour(colour, 'text', darkening));
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (mail.querySelectorAll('[style]')))
    rewriteStyle(node.style, darkening);
  for (const style of mail.querySelectorAll('style')) rewriteSheet(style, darkening);
  mail.head.prepend(usualColours(mail, darkening));
}

/**
 * @param {Element} node
 * @param {string} name
 * @param {(colour: string) => string} rewrite
 */
function rewriteAttribute(node, name, rewrite) {
  node.setAttribute(name, rewrite(node.getAttribute(name) ?? ''));
}

/**
 * @param {CSSStyleDeclaration} style
 * @param {Darkening} darkening
 */
function rewriteStyle(style, darkening) {
  for (const [name, role] of Object.entries(ROLES)) {
    const colour = style.getPropertyValue(name);
    if (colour) style.setProperty(name, darkColour(colour, role, darkening), style.getPropertyPriority(name));
  }
}

/**
 * @param {HTMLStyleElement} style
 * @param {Darkening} darkening
 */
function rewriteSheet(style, darkening) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style.textContent ?? '');
  rewriteRules(sheet.cssRules, darkening);
  style.textContent = [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
}

/**
 * @param {CSSRuleList} rules
 * @param {Darkening} darkening
 */
function rewriteRules(rules, darkening) {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) rewriteStyle(rule.style, darkening);
    if (rule instanceof CSSGroupingRule) rewriteRules(rule.cssRules, darkening);
  }
}

/**
 * What no style names is black on white, and links blue: that is turned too.
 *
 * @param {Document} mail
 * @param {Darkening} darkening
 */
function usualColours(mail, darkening) {
  const style = mail.createElement('style');
  style.textContent = [
    `html { background-color: ${darkColour('#ffffff', 'background', darkening)};`,
    `color: ${darkColour('#000000', 'text', darkening)} }`,
    `:where(a[href]) { color: ${darkColour('#0000ee', 'text', darkening)} }`,
  ].join(' ');
  return style;
}
