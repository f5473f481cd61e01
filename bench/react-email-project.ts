import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_WORDS, type PreviewTool } from './preview-tool.ts';

/** Its preview server refuses to work with a command line of another version than its own. */
const PACKAGES = ['react-email@6.11.6', '@react-email/ui@6.11.6', 'react@19', 'react-dom@19'];

/**
 * A project of react-email whose one template has the words and links of a mail, each paragraph as a component with
 * styles of its own, as its starter templates have them.
 *
 * @param text the mail's text part
 * @throws if the packages cannot be installed
 */
export function createReactEmailProject(folder: string, port: number, text: string): PreviewTool {
  mkdirSync(join(folder, 'emails'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "peer", "private": true }\n');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...PACKAGES], {
    cwd: folder,
    stdio: 'pipe',
  });
  const save = (word: string) =>
    writeFileSync(join(folder, 'emails/digest.jsx'), template(text.replace(FIRST_WORDS, `${word} from`)));
  save('Ministers');
  return {
    name: 'react-email dev',
    command: ['node_modules/.bin/email', 'dev', '--port', String(port)],
    folder,
    page: `http://localhost:${port}/preview/digest`,
    save,
  };
}

function template(text: string): string {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return `import { Body, Container, Head, Heading, Html, Link, Preview, Section, Text } from 'react-email';

const heading = { color: '#1a2b3c', fontFamily: 'Georgia, serif', fontSize: '20px', lineHeight: '28px', margin: '24px 0 8px' };
const body = { color: '#333333', fontFamily: 'Arial, sans-serif', fontSize: '16px', lineHeight: '24px', margin: '0 0 16px' };
const paragraphs = ${JSON.stringify(paragraphs, undefined, 2)};

export default function Digest() {
  return (
    <Html lang="en">
      <Head />
      <Preview>{paragraphs[0]}</Preview>
      <Body style={{ backgroundColor: '#ffffff' }}>
        <Container style={{ maxWidth: '600px' }}>
          <Heading as="h1" style={heading}>Digest</Heading>
          {paragraphs.map((paragraph, index) => (
            <Section key={index}>
              <Text style={body}>
                {paragraph.split(/(https?:\\/\\/\\S+)/).map((part, at) =>
                  part.startsWith('http') ? <Link key={at} href={part}>{part}</Link> : part,
                )}
              </Text>
            </Section>
          ))}
        </Container>
      </Body>
    </Html>
  );
}
`;
}
