-- What a user of Neovim does with a file: sees what is wrong, takes the fix, renames, formats. Writes what came of it as JSON.
local patience = 60000 -- milliseconds
local result = {}

local function wait_for(what, condition)
  assert(vim.wait(patience, condition, 20), 'never happened: ' .. what)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
end

local function codes()
  local found = vim.tbl_map(function(diagnostic)
    local code = diagnostic.code or diagnostic.user_data.lsp.code
    return ('%d:%d %d %s'):format(diagnostic.lnum + 1, diagnostic.col + 1, diagnostic.severity, code)
  end, vim.diagnostic.get(0))
  table.sort(found)
  return found
end

local function client()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
end

local function start()
  local config = {
    name = 'btc',
    cmd = { vim.env.BTC_SERVER, '--stdio' },
    root_dir = vim.fn.getcwd(),
  }
  -- Before Neovim 0.8 there was no `vim.lsp.start`.
  if vim.lsp.start then return vim.lsp.start(config) end
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
end

-- The first action that is preferred, as a menu would apply it.
local function take_fix()
  local params = vim.lsp.util.make_range_params(0, client().offset_encoding)
  params.context = { diagnostics = {}, only = { 'quickfix' } }
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, patience)
  for _, answer in pairs(assert(answers, 'no answer to codeAction')) do
    for _, action in ipairs(answer.result or {}) do
      if action.isPreferred then
        if not action.edit then
          action = client().request_sync('codeAction/resolve', action, patience, 0).result
        end
        vim.lsp.util.apply_workspace_edit(action.edit, client().offset_encoding)
        return action.title
      end
    end
  end
  error('no preferred fix')
end

local function session()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.BTC_FILE))
  start()
  wait_for('a diagnostic', function() return #codes() > 0 end)
  result.found = codes()

  vim.fn.search('SsoName')
  result.fix = take_fix()
  result.fixed = text()
  wait_for('no diagnostic', function() return #codes() == 0 end)

  vim.fn.search('SsoAddress')
  vim.lsp.buf.rename('Renamed')
  wait_for('the new name', function() return text():find('Renamed', 1, true) ~= nil end)
  result.renamed = text()

  vim.api.nvim_buf_set_lines(0, 0, 0, true, { 'server   EXTRA{', '}' })
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = patience })
  else
    vim.lsp.buf.formatting_sync(nil, patience)
  end
  result.formatted = vim.api.nvim_buf_get_lines(0, 0, 2, true)
end

local ok, problem = xpcall(session, debug.traceback)
if not ok then result.problem = problem end
vim.fn.writefile({ vim.fn.json_encode(result) }, vim.env.BTC_RESULT)
vim.cmd('qall!')
