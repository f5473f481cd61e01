/** A message as a download: `<name>.eml`, which mail clients open. */
export function serveMessageFile(bytes: Uint8Array, name: string): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'Content-Type': 'message/rfc822',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}.eml"`,
    },
  });
}
